"""Petitions at a glance: the way of one, and all as a spreadsheet."""
