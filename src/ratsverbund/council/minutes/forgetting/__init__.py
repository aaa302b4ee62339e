"""Names that minutes have to forget, and how their texts read without them."""
