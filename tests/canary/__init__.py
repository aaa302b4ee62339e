"""Canaries: a word of its own in every hidden field, and who may find it where."""
