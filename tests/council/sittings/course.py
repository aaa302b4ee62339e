"""A running meeting with an item called."""

from datetime import UTC, datetime

from ratsverbund.council.sittings.operations import (
    call_item,
)
from tests.factories import council

START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)


def called(town, organization, number=9, **fields):
    """A meeting with members there and an item called."""
    meeting = council.meeting(organization, START, **fields)
    rows = council.present(meeting, number)
    item = council.item(meeting)
    call_item(item, actor=town.clerk)
    return meeting, item, rows
