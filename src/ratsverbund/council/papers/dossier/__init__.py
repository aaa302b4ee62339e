"""A paper with everything that belongs to it: read, checked, told and printed."""
