"""What became of a resolution: tasks, reports, objections, urgent decisions."""
