"""Addresses of networks with their members, and of cases."""
