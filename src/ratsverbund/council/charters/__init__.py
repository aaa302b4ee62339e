"""The charter amends itself: from the draft over the council's vote to the day in force."""
