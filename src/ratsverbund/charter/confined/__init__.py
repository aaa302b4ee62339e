"""Scripts that run alone in a limited process; they import nothing of the house."""
