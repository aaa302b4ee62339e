"""Minutes: draft, approval, correction, publication."""
