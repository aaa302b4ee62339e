"""The council half: papers, meetings, decisions."""
