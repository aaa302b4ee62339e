"""Public pages, for everyone."""
