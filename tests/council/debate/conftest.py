"""A council in its meeting, about to debate an item."""

from types import SimpleNamespace

import pytest

from tests.council.debate.asking import EVENING
from tests.factories import council as papers
from tests.factories import people


@pytest.fixture
def hall(db):
    """A running meeting of the council with 30 present and one open item."""
    body = people.heinsberg()
    council = people.organization(body)
    meeting = papers.meeting(council, EVENING)
    present = papers.present(meeting, 30)
    return SimpleNamespace(
        body=body,
        meeting=meeting,
        item=papers.item(meeting),
        people=[row.person for row in present],
        clerk=people.clerk(body),
        other=people.clerk(people.body("Anderswo")),
    )
