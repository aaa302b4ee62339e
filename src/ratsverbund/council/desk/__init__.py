"""A member's own side: meetings, notes, feed, changes."""
