"""Deputies through the page (VT-1 to VT-11), and the base of a vote against an own tally."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ratsverbund.council.decisions.models import NamedVote
from ratsverbund.council.sittings.operations import call_item
from tests.factories import council, people

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)


@pytest.fixture
def spd(town):
    """The SPD with Kurt as chair, Ada as first deputy chair, Ben as second."""
    town.spd = people.faction(town.body, "SPD")
    roles = {"Kurt": "chair", "Ada": "first_deputy", "Ben": "deputy"}
    return {
        name: people.membership(town.spd, people.person(name), role=role).person
        for name, role in roles.items()
    }


@pytest.fixture
def meier(town, spd):
    """Meier's seat for the SPD with Lenz as personal deputy."""
    seat = people.membership(town.main, people.person("Meier"), on_behalf_of=town.spd)
    people.deputy(seat, people.person("Lenz"))
    return seat


@pytest.fixture
def page(client, town):
    """What the cockpit of a meeting offers: pairs of seat and person."""
    client.force_login(town.clerk)

    def ask(meeting, **typed):
        address = reverse("sittings:cockpit", args=[meeting.pk])
        if typed:
            return client.post(address, {"key": uuid4(), "act": "presence"} | typed)
        return client.get(address).content.decode()

    return ask


def button(seat, person):
    return f'name="stand_in" value="{seat.pk}:{person.pk}"><span'


def lenz(seat):
    return seat.deputies.get().person


def prevented(page, meeting, seat, *persons):
    for person in persons:
        page(meeting, prevented=f"{seat.pk}:{person.pk}", reason="erkrankt", at="18:00")


def there(meeting, person, **fields):
    return meeting.attendances.create(person=person, arrived_at=START, **fields)


def test_vt_1_to_4_the_page_offers_the_next_only_once_all_before_are_prevented(
    town, spd, meier, page
):
    meeting = council.meeting(town.main, START)
    chain = [lenz(meier), spd["Kurt"], spd["Ada"]]
    offered = []

    for person in chain:
        shown = page(meeting)
        offered.append([one for one in (*chain, spd["Ben"]) if button(meier, one) in shown])
        prevented(page, meeting, meier, person)
    last = page(meeting)

    assert offered == [chain[:1], chain[:2], chain]
    assert button(meier, spd["Ben"]) not in last
    assert 'name="prevented"' not in last
    assert [entry.reason for entry in meeting.entries.all()] == ["erkrankt"] * 3


def test_vt_3_ada_follows_when_lenz_and_kurt_are_prevented(town, spd, meier, page):
    meeting = council.meeting(town.main, START)
    early = page(meeting, stand_in=f"{meier.pk}:{spd['Ada'].pk}", at="18:00")
    prevented(page, meeting, meier, lenz(meier), spd["Kurt"])

    page(meeting, stand_in=f"{meier.pk}:{spd['Ada'].pk}", at="18:00")
    refused = page(meeting, stand_in=f"{meier.pk}:{spd['Ben'].pk}", at="18:00")

    assert early.status_code == 422
    assert meeting.attendances.get().person == spd["Ada"]
    assert refused.status_code == 422


def test_vt_5_the_proposing_fraktion_counts_whatever_the_member_joined_later(
    town, spd, meier, page
):
    cdu = people.faction(town.body, "CDU")
    boss = people.membership(cdu, role="chair").person
    people.membership(cdu, meier.person)

    meeting = council.meeting(town.main, START)
    prevented(page, meeting, meier, lenz(meier))

    shown = page(meeting)

    assert button(meier, spd["Kurt"]) in shown
    assert button(meier, boss) not in shown


def test_vt_6_who_leads_on_the_day_of_the_meeting_stands_in(town, spd, meier, page):
    kurt = town.spd.memberships.get(person=spd["Kurt"])
    kurt.end = datetime(2026, 3, 24, tzinfo=UTC).date()
    kurt.save()
    new = people.membership(town.spd, role="chair", start=datetime(2026, 3, 25, tzinfo=UTC).date())
    meeting = council.meeting(town.main, START)
    prevented(page, meeting, meier, lenz(meier))

    shown = page(meeting)

    assert button(meier, new.person) in shown
    assert button(meier, spd["Kurt"]) not in shown


def test_vt_7_a_chair_who_sits_there_leaves_it_to_the_ruling(town, spd, meier, page):
    meeting = council.meeting(town.main, START)
    own = people.membership(town.main, spd["Kurt"])
    there(meeting, spd["Kurt"], membership=own)
    prevented(page, meeting, meier, lenz(meier))
    pair = f"{meier.pk}:{spd['Ada'].pk}"

    shown = page(meeting)
    refused = page(meeting, stand_in=pair, at="18:00")
    page(meeting, stand_in=pair, at="18:00", ruling="Ada darf vertreten.")

    assert "Vorsitz entscheidet" in shown
    assert button(meier, spd["Ada"]) not in shown
    assert refused.status_code == 422
    assert meeting.attendances.get(deputises_for=meier).person == spd["Ada"]


def test_vt_8_one_leader_takes_one_seat_of_an_evening(town, spd, meier, page):
    other = people.membership(town.main, on_behalf_of=town.spd)
    meeting = council.meeting(town.main, START)
    prevented(page, meeting, meier, lenz(meier))

    page(meeting, stand_in=f"{meier.pk}:{spd['Kurt'].pk}", at="18:00")
    again = page(meeting, stand_in=f"{other.pk}:{spd['Ada'].pk}", at="18:00")

    assert again.status_code == 422
    assert meeting.attendances.count() == 1


def test_vt_9_a_special_statute_ends_the_chain_after_the_personal_deputy(town, spd, meier, page):
    town.main.special_statute = True
    town.main.save()

    shown = page(council.meeting(town.main, START))

    assert button(meier, lenz(meier)) in shown
    assert button(meier, spd["Kurt"]) not in shown


def test_whoever_was_prevented_and_comes_after_all_takes_the_seat(town, spd, meier, page):
    meeting = council.meeting(town.main, START)
    prevented(page, meeting, meier, lenz(meier))

    page(meeting, stand_in=f"{meier.pk}:{lenz(meier).pk}", at="18:20")

    assert meeting.attendances.get().person == lenz(meier)


def test_vt_10_a_deputy_who_comes_at_item_four_votes_from_item_four(town, meier, page, client):
    meeting = council.meeting(town.main, START)
    council.present(meeting, 9)
    items = [council.item(meeting) for _ in range(4)]
    address = reverse("sittings:cockpit", args=[meeting.pk])

    for place, item in enumerate(items, 1):
        if place == 4:
            page(meeting, stand_in=f"{meier.pk}:{lenz(meier).pk}")
        client.post(address, {"key": uuid4(), "act": "call", "item": item.pk})
        client.post(address, {"key": uuid4(), "act": "unanimous", "item": item.pk})

    assert [item.votes.get().yes for item in items] == [9, 9, 9, 10]


def test_vt_11_a_member_who_is_there_is_not_stood_in_for(town, meier, page):
    meeting = council.meeting(town.main, START)
    page(meeting, come=meier.pk, at="18:00")

    shown = page(meeting)
    refused = page(meeting, stand_in=f"{meier.pk}:{lenz(meier).pk}", at="18:05")

    assert button(meier, lenz(meier)) not in shown
    assert refused.status_code == 422


SEATS = 8
STEPS = st.lists(
    st.tuples(st.sampled_from(["come", "go", "deputy", "exclude"]), st.integers(0, SEATS - 1)),
    max_size=14,
)


def play(steps):
    """Follow the steps on paper: who sits where, who is out. Independent of the product."""
    sitting, out = {}, set()
    for act, seat in steps:
        if act == "come" and seat not in sitting:
            sitting[seat] = ("member", seat)
        elif act == "deputy" and seat not in sitting:
            sitting[seat] = ("deputy", seat)
        elif act == "go":
            sitting.pop(seat, None)
        elif act == "exclude":
            out.add(seat)
    voters = [who for who in sitting.values() if not (who[0] == "member" and who[1] in out)]
    return len(sitting), len(sitting) - len(voters)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_whatever_happens_in_the_room_the_base_equals_a_tally_of_ones_own(
    town, page, client, steps
):
    body = people.organization(town.body, f"Ausschuss {uuid4().hex[:6]}", "committee", seats=17)
    meeting = council.meeting(body, START)
    council.present(meeting, 9)
    seats = people.members(body, SEATS)
    deputies = [people.deputy(seat).person for seat in seats]
    item = council.item(meeting)
    call_item(item, actor=town.clerk)
    address = reverse("sittings:cockpit", args=[meeting.pk])

    for act, place in steps:
        seat = seats[place]
        now = meeting.attendances.filter(left_at=None)
        row = now.filter(membership=seat).first() or now.filter(deputises_for=seat).first()
        if act == "come" and not row:
            page(meeting, come=seat.pk)
        elif act == "deputy" and not row:
            page(meeting, stand_in=f"{seat.pk}:{deputies[place].pk}")
        elif act == "go" and row:
            page(meeting, go=row.pk)
        elif act == "exclude" and not item.exclusions.filter(person=seat.person).exists():
            council.exclusion(item, seat.person)
    entitled = client.get(address, {"art": "roll_call"}).content.decode()
    asked = {f"p{person}": "yes" for person in persons(meeting) if f'name="p{person}"' in entitled}
    typed = {"item": item.pk, "method": "roll_call", "purpose": "main", "majority": "simple"}
    client.post(address, {"key": uuid4(), "act": "vote"} | typed | asked)

    vote = item.votes.get()
    base, out = play(steps)
    assert (vote.present, vote.excluded, vote.yes) == (9 + base, out, 9 + base - out)
    voted = list(NamedVote.objects.filter(vote=vote).values_list("person", flat=True))
    assert len(voted) == len(set(voted)) == vote.yes


def persons(meeting):
    return meeting.attendances.values_list("person", flat=True).distinct()


def test_who_left_before_the_vote_is_not_in_its_base(town, page, client):
    meeting = council.meeting(town.main, START)
    rows = council.present(meeting, 9)
    item = council.item(meeting)
    call_item(item, actor=town.clerk)
    gone = START + timedelta(minutes=30)
    page(meeting, go=rows[0].pk, at="18:30")
    address = reverse("sittings:cockpit", args=[meeting.pk])

    client.post(address, {"key": uuid4(), "act": "unanimous", "item": item.pk})

    rows[0].refresh_from_db()
    assert rows[0].left_at == gone
    assert item.votes.get().present == 8
