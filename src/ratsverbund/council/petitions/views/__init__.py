"""Pages about petitions: lists, one petition and its steps, and what citizens see."""
