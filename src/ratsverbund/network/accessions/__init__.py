"""The way of a body into a network: authority, declaration, confirmation (Beitritt)."""
