"""Somebody asks to speak."""

from datetime import UTC, datetime

from ratsverbund.council.debate import operations

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)


def ask(hall, number, **fields):
    """Somebody of those present asks to speak."""
    return operations.ask_to_speak(
        hall.item, person=hall.people[number], actor=hall.clerk, **fields
    )
