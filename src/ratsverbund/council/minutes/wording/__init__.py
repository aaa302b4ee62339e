"""How minutes are worded: sentences, the whole document, what the public reads."""
