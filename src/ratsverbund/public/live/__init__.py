"""What happens in a running meeting, seen at once: projector, citizens, everyone watching."""
