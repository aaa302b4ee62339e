"""Shape and syntax of what is typed about networks, members and cases."""
