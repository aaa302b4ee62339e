"""Papers (Vorlagen): drafting, import, release and consultation."""
