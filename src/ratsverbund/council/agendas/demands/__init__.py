"""When the council must meet: on demand of members, and at least every two months."""
