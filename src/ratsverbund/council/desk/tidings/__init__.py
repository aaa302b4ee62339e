"""What is new for a member: on the page and by e-mail."""
