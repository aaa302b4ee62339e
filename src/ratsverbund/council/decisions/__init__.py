"""Votes and resolutions (Beschlüsse)."""
