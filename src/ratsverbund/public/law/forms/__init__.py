"""What a visitor types: a day, words to look for, two days to compare, the facts of a case."""
