"""Council, committees, Fraktionen, memberships, deputies and offices."""
