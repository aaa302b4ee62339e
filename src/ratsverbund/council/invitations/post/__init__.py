"""What goes out: e-mails with calendar entries, letters, the record of dispatch."""
