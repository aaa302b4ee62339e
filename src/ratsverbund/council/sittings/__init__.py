"""The course of a meeting: presence, deputies, speakers, motions, live results."""
