"""What is written about resolutions: press notes, records, reminders, spreadsheets."""
