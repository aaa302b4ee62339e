"""The pages of meetings, as the clerk and as strangers see them."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.council.agendas.models import Handout, Supplement
from tests.factories import council, people
from tests.public.world import store
from tests.queries import statements

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
CANARY = "Verkauf des Grundstücks Kanarienweg"


@pytest.fixture
def clerk(client, town):
    client.force_login(town.clerk)
    return client


def page(client, name, *args, **query):
    answer = client.get(reverse(f"meetings:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def send(client, name, *args, **typed):
    return client.post(reverse(f"meetings:{name}", args=args), typed)


def full_agenda(town, rows, state="running"):
    """A meeting with papers, results by Fraktion, exclusions and both parts, `rows` of each."""
    meeting = council.meeting(town.council, state=state)
    present = council.present(meeting, 3)
    for number in range(rows):
        paper = council.paper(town.body, f"Vorlage {number}")
        proposal = council.proposal(paper, town.council)
        item = council.item(meeting, council.consultation(paper, town.council, proposal))
        council.exclusion(item, present[0].person)
        council.consultation(council.paper(town.body), town.council)
        council.item(meeting, public=False, title=CANARY)
    return meeting


def member_of(organization, **seat):
    """An account with a mandate whose person sits in an organization."""
    person = people.membership(organization, **seat).person
    return people.role("member", organization.body, account=people.account(person=person))


PAGES = ["meeting", "attendance", "leave", "reschedule", "cancel"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_of_a_meeting_asks_at_most_five_statements(clerk, town, name, rows):
    meeting = full_agenda(town, rows)

    assert len(statements(clerk, reverse(f"meetings:{name}", args=[meeting.pk]))) <= 5


@pytest.mark.parametrize("name", ["list", "calendar"])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_asks_at_most_five_statements(clerk, town, name, rows):
    for number in range(rows):
        starts_at = timezone.now() + timedelta(days=number)
        council.item(council.meeting(town.council, starts_at))

    assert len(statements(clerk, reverse(f"meetings:{name}"))) <= 5


@pytest.mark.parametrize("name", ["exclude"])
def test_the_page_of_an_exclusion_asks_at_most_five_statements(clerk, town, name):
    item = full_agenda(town, 3).items.first()

    assert len(statements(clerk, reverse(f"meetings:{name}", args=[item.pk]))) <= 5


def addresses(meeting):
    item = meeting.items.first()
    exclusion = council.exclusion(item, people.person())
    names = ["meeting", "agenda_pdf"]
    names += ["open", "close", "cancel", "attendance", "leave", "reschedule"]
    return [
        *(reverse(f"meetings:{name}", args=[meeting.pk]) for name in names),
        *(reverse(f"meetings:{name}") for name in ("list", "calendar")),
        reverse("meetings:exclude", args=[item.pk]),
        reverse("meetings:lift", args=[exclusion.pk]),
    ]


def test_strangers_are_sent_to_the_login_and_see_no_title(client, town):
    for address in addresses(full_agenda(town, 1)):
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert "/login/" in answer.headers["Location"]
            assert CANARY not in answer.content.decode()


def test_clerks_of_another_town_find_nothing(client, town):
    meeting = full_agenda(town, 1)
    client.force_login(town.other)

    for address in addresses(meeting):
        answer = client.get(address)
        assert answer.status_code in {200, 403, 404, 405}, address
        assert CANARY not in answer.content.decode()
    assert client.get(reverse("meetings:meeting", args=[meeting.pk])).status_code == 404


def test_a_member_sees_the_meeting_from_the_invitation_on_but_may_not_prepare_it(client, town):
    client.force_login(member_of(town.council))
    invited = full_agenda(town, 1, state="convened")
    planned = council.meeting(town.main, EVENING, state="planned", convened_on=None)

    shown = page(client, "meeting", invited.pk)

    assert CANARY in shown
    assert "Sitzung eröffnen" not in shown
    assert client.get(reverse("meetings:meeting", args=[planned.pk])).status_code == 404
    assert client.get(reverse("meetings:attendance", args=[invited.pk])).status_code == 403


def test_the_chair_of_a_committee_sees_its_meetings_only(client, town):
    client.force_login(people.role("chair", town.body, town.main))
    own, other = (
        council.meeting(each, timezone.now() + timedelta(days=3))
        for each in (town.main, town.council)
    )

    listed = page(client, "list")

    assert reverse("meetings:meeting", args=[own.pk]) in listed
    assert reverse("meetings:meeting", args=[other.pk]) not in listed


def test_the_list_shows_what_is_to_come_first_and_the_past_on_request(clerk, town):
    today = timezone.now()
    far, near, past = (
        council.meeting(town.council, today + timedelta(days=days), place=f"Ort {days}")
        for days in (20, 2, -20)
    )

    coming, gone = page(clerk, "list"), page(clerk, "list", span="past")

    assert re.findall(r"Ort -?\d+", coming) == [near.place, far.place]
    assert re.findall(r"Ort -?\d+", gone) == [past.place]


def test_the_list_is_narrowed_to_one_organization(clerk, town):
    for each in (town.main, town.council):
        council.meeting(each, timezone.now() + timedelta(days=2), place=each.short_name + "-Saal")

    listed = page(clerk, "list", organization=town.main.pk)

    assert re.findall(r"\w+-Saal", listed) == ["HFA-Saal"]


def test_the_calendar_shows_the_meetings_of_its_month(clerk, town):
    meeting = council.meeting(town.council, EVENING)
    address = reverse("meetings:meeting", args=[meeting.pk])

    assert address in page(clerk, "calendar", monat="2026-03")
    assert address not in page(clerk, "calendar", monat="2026-05")
    assert "Sitzungskalender" in page(clerk, "calendar", monat="Unfug")


@pytest.fixture
def planned(town):
    """A planned meeting of the council far ahead, with its last day of invitation."""
    return council.meeting(
        town.council, datetime(2090, 3, 22, 17, 0, tzinfo=UTC), state="planned",
        convened_on=None, invite_until=date(2090, 3, 14),
    )  # fmt: skip


def test_the_public_view_of_a_meeting_shows_nothing_of_the_other_part(clerk, town):
    meeting = full_agenda(town, 1)

    whole, public = (page(clerk, "meeting", meeting.pk, **q) for q in ({}, {"teil": "oeffentlich"}))

    assert (CANARY in whole, CANARY in public) == (True, False)
    assert ('rv-internal"' in whole, 'rv-internal"' in public) == (True, False)


def test_only_the_council_and_the_committee_itself_read_a_committees_non_public_part(client, town):
    other = people.organization(town.body, "Bauausschuss", "committee")
    meeting = council.meeting(town.main)
    council.item(meeting, public=False, title=CANARY)
    laid_on(council.item(meeting, title="Wochenmarkt"), "Vertraulich")
    advising = {"role": "expert_resident", "voting_right": False}
    readers = {
        "committee": member_of(town.main), "advising": member_of(town.main, **advising),
        "council": member_of(town.council), "elsewhere": member_of(other), "clerk": town.clerk,
    }  # fmt: skip

    seen = {name: known(client, account, meeting) for name, account in readers.items()}

    assert {name for name, parts in seen.items() if parts == (True, True, True, 200)} == {
        "committee", "advising", "council", "clerk",
    }  # fmt: skip
    assert seen["elsewhere"] == (False, False, False, 404)


def test_deputies_of_a_committee_listen_there_but_no_committee_member_in_the_council(client, town):
    deputy = people.deputy(people.membership(town.main)).person
    account = people.role("member", town.body, account=people.account(person=deputy))
    committee, session = council.meeting(town.main), council.meeting(town.council)
    for each in (committee, session):
        council.item(each, public=False, title=CANARY)
        laid_on(council.item(each), "Vertraulich")

    seen = [known(client, account, each) for each in (committee, session)]

    assert seen == [(True, True, True, 200), (False, False, False, 404)]


def laid_on(item, title):
    """A file for the room on an item."""
    return Handout.objects.create(item=item, title=title, file=store("v.pdf", b"%PDF-1"))


def known(client, account, meeting):
    """What an account sees of the non-public part: title, internal PDF, file, and its address."""
    client.force_login(account)
    shown = page(client, "meeting", meeting.pk)
    laid = Handout.objects.get(item__meeting=meeting)
    file = client.get(reverse("agendas:handout_file", args=[laid.pk]))
    return (CANARY in shown, "interne Fassung" in shown, laid.title in shown, file.status_code)


def test_a_supplement_in_the_making_and_files_for_the_room_are_not_shown_too_early(client, town):
    meeting = full_agenda(town, 1, state="convened")
    item = meeting.items.filter(public=True).first()
    council.item(meeting, title="Wochenmarkt", late=True, supplement=1)
    Supplement.objects.create(meeting=meeting, number=1)
    Handout.objects.create(item=item, title="Vertraulich", file=store("v.pdf", b"%PDF-1"))
    member = member_of(town.council)

    seen = {}
    for name, account, part in (
        ("clerk", town.clerk, {}), ("public", town.clerk, {"teil": "oeffentlich"}),
        ("member", member, {}),
    ):  # fmt: skip
        client.force_login(account)
        shown = page(client, "meeting", meeting.pk, **part)
        seen[name] = ("Wochenmarkt" in shown, "Vertraulich" in shown)

    assert seen == {"clerk": (True, True), "public": (False, False), "member": (False, True)}


def test_a_planned_meeting_is_moved_or_cancelled_from_its_page(clerk, planned):
    send(clerk, "reschedule", planned.pk, day="2090-04-05", clock="17:00", place="Stadthalle")
    planned.refresh_from_db()
    send(clerk, "cancel", planned.pk, reason="Sturm")

    assert planned.place == "Stadthalle"
    assert page(clerk, "meeting", planned.pk).count("abgesagt") > 0


def test_the_page_of_a_meeting_leads_to_the_next_step(clerk, town):
    meeting = full_agenda(town, 1)

    shown = page(clerk, "meeting", meeting.pk)

    assert shown.count("TOP Ö 1 aufrufen") == 2
    assert "Ergebnis festhalten" not in shown
    assert "Nicht mitgewirkt (§ 31 GO NRW)" in shown
