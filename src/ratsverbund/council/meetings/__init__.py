"""Meetings (Sitzungen): agenda, invitation, attendance."""
