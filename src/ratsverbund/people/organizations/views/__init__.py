"""Pages about organizations, seats and offices."""
