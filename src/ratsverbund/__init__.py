"""Ratsverbund: council work under a town's own charter, and networks of towns."""
