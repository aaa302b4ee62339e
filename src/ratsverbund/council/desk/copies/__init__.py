"""A member's own copy of a meeting's papers, with notes."""
