"""Invitations: letters, meeting book, dispatch and its proof."""
