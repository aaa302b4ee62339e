"""What the public is told of resolutions and plans: operations, forms, pages."""
