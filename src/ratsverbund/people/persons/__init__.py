"""Persons and how they are addressed."""
