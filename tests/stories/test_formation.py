"""The constitutive meeting: a committee is formed by lists, chairs are picked, deputies elected."""

import json

import pytest

READY = """
import json
from datetime import timedelta
from django.db import transaction
from django.utils import timezone
from ratsverbund.config.demonstration.elections import by_faction
from ratsverbund.config.demonstration.world import DEMONSTRATION as actor, world
from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.elections import operations as elections
from ratsverbund.council.formations.operations import begin_formation
from ratsverbund.council.formations.queries import committees_to_chair
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import admit_all, open_meeting, plan_meeting
from ratsverbund.people.bodies.queries import term_of
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.organizations.operations import change_role, create_organization
with transaction.atomic():
    town, now, today = world().heinsberg, timezone.now(), timezone.localdate()
    council = Organization.objects.get(body=town, organization_type="council")
    for chair in Membership.objects.on(today).filter(
        organization__in=committees_to_chair(town, today), role="chair"
    ):
        change_role(chair, "member", start=today, actor=actor)
    begin_formation(term_of(town, today), actor=actor)
    new = create_organization(
        town, "Digitalausschuss", organization_type="committee", short_name="DA", seats=9,
        start=today, actor=actor,
    )
    meeting = plan_meeting(council, now - timedelta(minutes=5), "Rathaus", actor=actor)
    items = [add_item(meeting, title=title, actor=actor)
             for title in ("Bildung der Ausschüsse", "Wahl der Stellvertretung")]
    Meeting.objects.filter(pk=meeting.pk).update(state="convened", convened_on=today)
    meeting.refresh_from_db()
    open_meeting(meeting, actor=actor)
    seats = list(Membership.objects.on(today).filter(organization=council)
                 .select_related("person", "organization", "on_behalf_of").order_by("pk"))
    admit_all(meeting, seats, at=meeting.starts_at, actor=actor)
    held = []
    for item, kind, more, seats_of in ((items[0], "committee", {"organization": new}, 9),
                                       (items[1], "deputy_mayors", {}, 2)):
        election = elections.prepare_election(item, kind, seats=seats_of, actor=actor, **more)
        for faction, members in by_faction(seats):
            listed = elections.add_list(election, "", faction=faction, actor=actor)
            for seat in members[:6 if kind == "committee" else 2]:
                elections.nominate(election, seat.person, candidate_list=listed, actor=actor)
        if kind == "committee":
            elections.choose_formula(election, "hare_niemeyer", "Beispiel", actor=actor)
        held.append(election.pk)
print(json.dumps(held))
"""
COUNTS = (20, 9, 7, 4, 4)  # the mayor has no vote where committees are filled (§ 40 Abs. 2 GO)


@pytest.fixture(scope="module")
def elections(house):
    """A running meeting with a committee to form and deputies to elect, lists handed in."""
    return json.loads(house.operate(READY).splitlines()[-1])


def count(page, number):
    """Open the ballot, type the votes of the lists, and let the elected take their seats."""
    page.goto(f"/wahlen/{number}/")
    page.get_by_role("button", name="Wahlgang eröffnen").click()
    for field, votes in zip(page.locator("input[name^=votes_]").all(), COUNTS, strict=True):
        field.fill(str(votes))
    page.get_by_label("Enthaltungen").fill("0")
    page.get_by_role("button", name="Ergebnis feststellen").click()
    page.get_by_role("heading", name="Sitzverteilung").wait_for()


def test_committees_are_formed_chairs_picked_and_deputies_elected(elections, visit):
    clerk = visit("clerk")
    page = clerk.page

    count(page, elections[0])
    clerk.look("konstituierung-sitze")
    table = page.locator("#sitzverteilung tbody tr")
    shares = [row.split("\t")[-1].strip() for row in table.all_inner_texts()]
    page.get_by_role("button", name="Gewählte eintragen").click()
    page.get_by_text("Sitze und Ämter sind eingetragen.").wait_for()
    page.goto("/konstituierung/heinsberg/")
    page.locator("summary", has_text="Zugriff beginnen").click()
    page.get_by_role("button", name="Zugriff beginnen", exact=True).click()
    page.get_by_role("link", name="Ausschuss wählen").click()
    page.get_by_label("Ausschuss und Person").select_option(index=1)
    page.get_by_role("button", name="Auf diesen Vorsitz zugreifen").click()
    picks = page.locator("#vorsitze tbody tr")
    first = picks.first.inner_text().split("\t")
    clerk.look("konstituierung-vorsitze")
    count(page, elections[1])
    page.get_by_role("button", name="Gewählte eintragen").click()
    page.goto("/konstituierung/heinsberg/")
    clerk.page.set_viewport_size({"width": 320, "height": 900})
    clerk.look("konstituierung-schmal")

    assert shares == ["4", "2", "1", "1", "1"]
    assert (first[1].strip(), first[3].strip() != "offen", picks.count()) == ("CDU", True, 6)
    assert page.locator("#punkte").get_by_text("2 von 2").count() == 1
