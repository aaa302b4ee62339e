"""What changes together: planned in memory over a roster, shown, then written or not."""
