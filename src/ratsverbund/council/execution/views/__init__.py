"""Pages: tasks, what stands against resolutions, what the public is told."""
