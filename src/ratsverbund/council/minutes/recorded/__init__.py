"""What was recorded of a meeting, as minutes take it over."""
