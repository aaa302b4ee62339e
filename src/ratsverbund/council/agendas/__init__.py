"""Building an agenda: candidates, lanes, standing items, release."""
