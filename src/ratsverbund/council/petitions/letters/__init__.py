"""The letters about a petition: what they say, and how they look."""
