"""Decisions that cannot wait: operations, forms, pages."""
