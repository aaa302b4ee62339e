"""Named reads of the law: bundles are files, so nothing here asks the database for law."""
