"""Registers about persons: honours, declared interests, contact details."""
