"""When the council must meet: on demand, and at least every two months (§ 47 Abs. 1 GO NRW)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.config.due import due
from ratsverbund.council.agendas.demands.operations import (
    meet_demand,
    receive_demand,
    refuse_demand,
)
from ratsverbund.council.agendas.models import SessionDemand
from ratsverbund.council.agendas.queries.intervals import intervals_for
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed, RuleViolated
from tests.factories import council, people
from tests.queries import statements

pytestmark = pytest.mark.django_db
ITEMS = "Schließung des Freibads"


def demanded(town, **fields):
    """A demand of yesterday."""
    fields = {"members": 9, "items": ITEMS, "actor": town.clerk} | fields
    day = timezone.localdate() - timedelta(days=1)
    return receive_demand(town.council, received_on=day, **fields)


def session(town, days, **fields):
    """A council meeting some days from now."""
    state = "closed" if days < 0 else "planned"
    starts_at = timezone.now() + timedelta(days=days)
    fields = {"state": state, "convened_on": None if days > 0 else starts_at.date()} | fields
    return council.meeting(town.council, starts_at, **fields)


@pytest.mark.parametrize(("members", "binding"), [(9, True), (8, False)])
def test_a_fifth_of_the_members_demands_a_meeting(town, members, binding):
    demand = demanded(town, members=members)

    citations = [reason["citation"] for reason in demand.basis["reasons"]]
    assert (demand.binding, citations) == (binding, ["§ 47 Abs. 1 Satz 2 GO NRW"])


def test_a_fraktion_demands_it_but_must_name_the_items(town):
    faction = people.faction(town.body)

    bare = demanded(town, members=0, faction=faction, items=" ")
    full = demanded(town, members=0, faction=faction)

    assert (bare.binding, full.binding) == (False, True)


def test_what_cannot_be_demanded_is_refused(town):
    foreign = people.faction(people.body("Anderswo"))
    tomorrow = timezone.localdate() + timedelta(days=1)

    for field, fault in (
        ("organization", lambda: receive_demand(
            town.main, ITEMS, timezone.localdate(), members=9, actor=town.clerk)),
        ("members", lambda: demanded(town, members=0)),
        ("faction", lambda: demanded(town, faction=foreign)),
        ("received_on", lambda: receive_demand(
            town.council, ITEMS, tomorrow, members=9, actor=town.clerk)),
    ):  # fmt: skip
        with pytest.raises(InvalidInput) as refusal:
            fault()
        assert refusal.value.field == field


def test_it_is_met_by_a_meeting_of_the_council_afterwards(town):
    demand = demanded(town)
    before, elsewhere = session(town, -5), council.meeting(town.main, state="planned")

    for wrong in (before, elsewhere):
        with pytest.raises(InvalidInput):
            meet_demand(demand, wrong, actor=town.clerk)
    coming = session(town, 8)
    demand = meet_demand(demand, coming, actor=town.clerk)

    assert (demand.state, demand.meeting) == ("met", coming)
    with pytest.raises(IllegalTransition):
        meet_demand(demand, coming, actor=town.clerk)


def test_only_a_demand_that_does_not_bind_is_refused(town):
    with pytest.raises(RuleViolated, match="unverzüglich einzuberufen"):
        refuse_demand(demanded(town), "nein", actor=town.clerk)

    refused = refuse_demand(demanded(town, members=3), "zu wenige", actor=town.clerk)

    assert (refused.state, refused.refusal) == ("refused", "zu wenige")


def test_strangers_record_meet_and_refuse_nothing(town):
    demand = demanded(town)

    for act in (
        lambda: demanded(town, actor=town.other),
        lambda: meet_demand(demand, session(town, 5), actor=town.other),
        lambda: refuse_demand(demand, "nein", actor=town.other),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_binding_demand_is_due_until_a_meeting_is_convened(town):
    session(town, -10)
    session(town, 8)
    demand = demanded(town)

    [line] = [each for each in due(town.clerk) if each.what == "Verlangen nach einer Sitzung"]
    meet_demand(demand, session(town, 9), actor=town.clerk)
    after = [each for each in due(town.clerk) if each.what == "Verlangen nach einer Sitzung"]

    assert (line.verb, line.day, after) == ("Einberufen", demand.received_on, [])
    assert "§ 47 Abs. 1 Satz 2 GO NRW" in line.reason


@pytest.mark.parametrize(
    ("following", "found"),
    [(30, []), (80, ["erst am"]), (None, ["noch nicht geplant"])],
)
def test_a_council_that_meets_too_late_is_named_on_the_start_page(town, following, found):
    session(town, -10)
    session(town, 5, kind="assembly")
    if following:
        session(town, following)

    lines = [each for each in due(town.clerk) if each.what == "Abstand der Ratssitzungen"]
    intervals = intervals_for(town.clerk)

    assert [[word in line.title for word in found] for line in lines] == [[True]] * len(found)
    assert len(intervals) == len(found)
    assert ["§ 47 Abs. 1 Satz 1 GO NRW" in line.reason for line in lines] == [True] * len(found)


def test_a_council_that_never_met_here_is_not_judged(town):
    session(town, 200)

    assert intervals_for(town.clerk) == []


def test_the_planning_page_warns_and_the_demands_ask_few_statements(client, town):
    session(town, -10)
    session(town, 90)
    client.force_login(town.clerk)
    plan, page = reverse("agendas:plan"), reverse("agendas:demands")

    warned = "Die nächste Sitzung ist erst am" in client.get(plan).content.decode()
    asked = [len(statements(client, plan))]
    form = len(statements(client, reverse("agendas:receive_demand")))
    for count in (1, 3):
        while SessionDemand.objects.count() < count:
            demanded(town)
        asked.append(len(statements(client, page)))

    assert (warned, [number <= 5 for number in [*asked, form]], asked[1] == asked[2]) == (
        True, [True] * 4, True,
    )  # fmt: skip


def test_a_demand_is_recorded_met_and_refused_on_its_pages(client, town):
    client.force_login(town.clerk)
    page, today = reverse("agendas:receive_demand"), timezone.localdate()
    typed = {"organization": town.council.pk, "received_on": today, "items": ITEMS}
    coming = session(town, 8)

    empty = client.post(page, typed)
    client.post(page, typed | {"members": 9})
    client.post(page, typed | {"members": 2})
    binding, weak = SessionDemand.objects.order_by("-members")
    client.post(reverse("agendas:meet_demand", args=[binding.pk]), {"meeting": coming.pk})
    client.post(reverse("agendas:refuse_demand", args=[weak.pk]), {"reason": "zu wenige"})

    binding.refresh_from_db()
    weak.refresh_from_db()
    assert (empty.status_code, binding.state, weak.state) == (422, "met", "refused")


def test_strangers_find_no_demand(client, town):
    demand = demanded(town)
    client.force_login(town.other)

    shown = client.get(reverse("agendas:demands")).content.decode()
    found = client.get(reverse("agendas:meet_demand", args=[demand.pk])).status_code

    assert (ITEMS in shown, found) == (False, 404)
