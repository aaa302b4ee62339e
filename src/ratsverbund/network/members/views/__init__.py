"""Pages about networks, their members, and cases."""
