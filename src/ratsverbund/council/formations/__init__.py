"""The formation of a council at the start of its term."""
