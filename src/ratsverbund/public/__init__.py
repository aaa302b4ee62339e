"""What everyone may read; writes nothing but its own small tables."""
