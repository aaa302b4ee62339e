"""A town whose committee has met."""

from types import SimpleNamespace

import pytest

from tests.factories import council, minutes, people


@pytest.fixture
def town(db):
    """Heinsberg with a main committee, a clerk, a chair, a mayor's office and a member."""
    body = people.heinsberg(address="Apfelstraße 60\n52525 Heinsberg")
    council.single_clerk(body)
    main = people.main_committee(body, seats=9)
    return SimpleNamespace(
        body=body, main=main, council=people.organization(body),
        clerk=people.clerk(body), mayor=people.role("mayor", body),
        chair=people.role("chair", body, main), member=people.role("member", body, main),
        other=people.clerk(people.body("Anderswo")),
    )  # fmt: skip


@pytest.fixture
def meeting(town):
    """A closed meeting of the main committee."""
    return minutes.held(town.main)
