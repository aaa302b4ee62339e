"""Commands about dues."""
