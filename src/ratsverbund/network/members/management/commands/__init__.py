"""Commands about networks and their members."""
