"""Petitions from intake to reply."""
