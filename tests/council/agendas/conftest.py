"""A town whose council and main committee meet."""

from types import SimpleNamespace

import pytest

from tests.factories import council, people


@pytest.fixture
def town(db):
    """Heinsberg with council, main committee, two clerks and a stranger with no role there."""
    body = people.heinsberg()
    return SimpleNamespace(
        body=body,
        council=people.organization(body),
        main=people.main_committee(body),
        clerk=people.clerk(body),
        second=people.clerk(body),
        mayor=people.role("mayor", body),
        other=people.clerk(people.body("Anderswo")),
    )


@pytest.fixture
def meeting(town):
    """A planned meeting of the council."""
    return council.meeting(town.council, state="planned", convened_on=None)
