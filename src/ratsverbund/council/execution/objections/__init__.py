"""The mayor's objection to a resolution: operations, forms, pages."""
