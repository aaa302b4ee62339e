"""How seats are shared out among lists, step by step."""
