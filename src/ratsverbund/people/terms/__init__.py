"""A council over its term: gaps, departures, successors, Fraktionen."""
