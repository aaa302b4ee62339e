"""Bodies, persons, organizations and accounts."""
