"""The debate on an item: speakers, speaking time, procedural motions."""
