"""A committee about to meet: a member, its deputy, the Fraktion, a clerk."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from ratsverbund.council.meetings.models import Meeting
from tests.factories import council, people


def holder(town, person, **fields):
    """The account of somebody with a mandate."""
    account = people.account(str(person), person=person)
    return people.role("member", town.body, account=account, **fields)


@pytest.fixture
def town(db):
    """Heinsberg: Anna and Cem of the CDU in the main committee, Bernd deputises for Anna."""
    body = people.heinsberg()
    town = SimpleNamespace(body=body, main=people.main_committee(body), cdu=people.faction(body))
    town.spd = people.faction(body, "SPD")
    town.anna, town.bernd, town.cem, town.dora = (
        people.person(given) for given in ("Anna", "Bernd", "Cem", "Dora")
    )
    town.seat = people.membership(town.main, town.anna, on_behalf_of=town.cdu)
    people.membership(town.main, town.cem, on_behalf_of=town.cdu)
    people.deputy(town.seat, town.bernd)
    people.membership(town.cdu, town.dora, role="chair")
    for person in (town.anna, town.bernd, town.cem):
        people.membership(town.cdu, person)
    town.member = holder(town, town.anna)
    town.deputy = holder(town, town.bernd)
    town.colleague = holder(town, town.cem)
    town.leader = holder(town, town.dora)
    town.rival = holder(town, people.membership(town.spd).person)
    people.membership(town.main, town.rival.person, on_behalf_of=town.spd)
    town.clerk = people.clerk(body)
    return town


@pytest.fixture
def meeting(town):
    """The committee is convened and meets in a week."""
    return council.meeting(
        town.main,
        timezone.now() + timedelta(days=7),
        state=Meeting.State.CONVENED,
        convened_on=timezone.localdate() - timedelta(days=7),
    )


@pytest.fixture
def item(town, meeting):
    """An item with a paper."""
    paper = council.paper(town.body, published_at=timezone.now())
    return council.item(meeting, council.consultation(paper, town.main), title="Brücke")
