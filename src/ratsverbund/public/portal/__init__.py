"""The public pages of papers, meetings and members."""
