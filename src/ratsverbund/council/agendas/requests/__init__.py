"""What members or a Fraktion want on the agenda: received, placed, refused."""
