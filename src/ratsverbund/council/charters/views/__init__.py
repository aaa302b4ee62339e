"""Pages about amendments of charters."""
