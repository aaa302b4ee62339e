"""A town with council, main committee, offices, and members who sign."""

from types import SimpleNamespace

import pytest

from tests.factories import people


@pytest.fixture
def town(db):
    """Heinsberg with a clerk, a member and a clerk of another town."""
    body = people.heinsberg()
    council, main = people.organization(body), people.main_committee(body)
    seats = people.members(council, 11)
    member = people.account("Mitglied", person=seats[0].person)
    return SimpleNamespace(
        body=body,
        council=council,
        main=main,
        seats=seats,
        clerk=people.clerk(body),
        member=people.role("member", body, account=member),
        other=people.clerk(people.body("Anderswo")),
    )
