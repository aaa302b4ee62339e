"""The network half: members and dues."""
