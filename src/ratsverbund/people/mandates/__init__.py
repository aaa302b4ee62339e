"""Seats and offices over a term: import, successors, honours, interests."""
