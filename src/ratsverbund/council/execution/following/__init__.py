"""What follows by itself from a resolution or its correction."""
