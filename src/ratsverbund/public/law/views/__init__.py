"""The public pages of law."""
