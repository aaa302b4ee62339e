"""Municipalities and other bodies, their register and legislative terms."""
