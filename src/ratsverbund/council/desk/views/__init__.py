"""Pages of a member's own side."""
