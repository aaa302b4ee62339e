"""Elections in a meeting: ballots, lot, lists, committee seats."""
