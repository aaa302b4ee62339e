"""The speed suite: one file an operation a user waits for, each beside its floor."""
