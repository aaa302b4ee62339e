"""The speed suite measures, writes and compares correctly."""
