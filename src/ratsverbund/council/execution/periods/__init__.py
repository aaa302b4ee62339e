"""The periods a town sets: until when tasks are due, when offices are reminded, to appeal."""
