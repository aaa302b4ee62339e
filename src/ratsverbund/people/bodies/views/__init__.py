"""Pages about bodies, and the import of registers."""
