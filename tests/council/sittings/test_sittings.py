"""The course of a running meeting: items, breaks, parts, notes, deputies."""

from datetime import UTC, datetime, time
from uuid import uuid4

import pytest
from django.urls import reverse

from ratsverbund.council.meetings.queries import moment_of
from ratsverbund.council.sittings import clock
from ratsverbund.council.sittings.models import Submission
from ratsverbund.council.sittings.operations import (
    accept_once,
    call_item,
    defer_item,
    pause_meeting,
    record_prevented,
    resume_meeting,
    save_note,
    seat_substitute,
    switch_part,
)
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from tests.factories import council, people
from tests.queries import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(town):
    return council.meeting(town.main)


def kinds(meeting):
    return list(meeting.entries.values_list("kind", flat=True))


def test_an_item_is_called_put_aside_and_called_again(town, meeting):
    item = council.item(meeting)

    call_item(item, actor=town.clerk)
    defer_item(item, "Der Gutachter kommt später.", actor=town.clerk)
    call_item(item, actor=town.clerk)

    assert kinds(meeting) == ["called", "deferred", "reopened"]


def test_two_clerks_do_not_call_one_item_twice(town, meeting):
    item = council.item(meeting)
    call_item(item, actor=town.clerk)

    with pytest.raises(Conflict):
        call_item(item, actor=town.clerk)
    with pytest.raises(NotAllowed):
        call_item(item, actor=town.other)


def test_a_non_public_item_waits_until_the_public_has_left(town, meeting):
    item = council.item(meeting, public=False)

    with pytest.raises(RuleViolated):
        call_item(item, actor=town.clerk)
    switch_part(meeting, public=False, actor=town.clerk)
    call_item(item, actor=town.clerk)
    with pytest.raises(InvalidInput):
        switch_part(meeting, public=True, actor=town.clerk)

    assert kinds(meeting) == ["closed_doors", "called"]


def test_nothing_is_called_during_a_break(town, meeting):
    item = council.item(meeting)
    pause_meeting(meeting, "Beratung der Fraktionen", actor=town.clerk)

    with pytest.raises(IllegalTransition):
        call_item(item, actor=town.clerk)
    resume_meeting(meeting, actor=town.clerk)
    call_item(item, actor=town.clerk)

    assert kinds(meeting) == ["paused", "resumed", "called"]


def test_a_note_saved_in_between_is_not_overwritten(town, meeting):
    item = council.item(meeting)
    sheet = save_note(item, "erste", 0, actor=town.clerk)

    with pytest.raises(InvalidInput) as refusal:
        save_note(item, "andere", 0, actor=town.clerk)

    sheet.refresh_from_db()
    assert "„erste“" in str(refusal.value)
    assert sheet.note == "erste"


def test_a_form_sent_twice_acts_once_and_a_refused_one_may_be_sent_again(town, meeting):
    item, key, runs = council.item(meeting), uuid4(), []
    run = lambda: runs.append(call_item(item, actor=town.clerk))  # noqa: E731

    accept_once(meeting, key, "call", run, actor=town.clerk)
    accept_once(meeting, key, "call", run, actor=town.clerk)
    with pytest.raises(Conflict):
        accept_once(meeting, uuid4(), "call", run, actor=town.clerk)

    assert len(runs) == Submission.objects.count() == 1


@pytest.fixture
def seat(town):
    """Meier's seat for the SPD, with Lenz as deputy, Kurt as chair, Ada first, Ben second."""
    town.spd = people.faction(town.body, "SPD")
    roles = {"Kurt": "chair", "Ada": "first_deputy", "Ben": "deputy"}
    town.leaders = {
        name: people.membership(town.spd, people.person(name), role=role).person
        for name, role in roles.items()
    }
    seat = people.membership(town.main, people.person("Meier"), on_behalf_of=town.spd)
    town.lenz = people.deputy(seat, people.person("Lenz")).person
    return seat


def test_vt_1_the_personal_deputy_takes_the_seat(town, meeting, seat):
    row = seat_substitute(meeting, seat, town.lenz, actor=town.clerk)

    assert (row.deputises_for, row.voting_right) == (seat, True)
    assert kinds(meeting) == ["stands_in"]


def prevent(town, meeting, seat, *names):
    for name in names:
        person = town.leaders.get(name, town.lenz)
        record_prevented(meeting, seat, person, "erkrankt", actor=town.clerk)


@pytest.mark.parametrize(("name", "earlier"), [("Kurt", ["Lenz"]), ("Ada", ["Lenz", "Kurt"])])
def test_vt_2_and_3_a_leader_follows_once_all_before_are_prevented(
    town, meeting, seat, name, earlier
):
    person = town.leaders[name]

    with pytest.raises(RuleViolated):
        seat_substitute(meeting, seat, person, actor=town.clerk)
    prevent(town, meeting, seat, *earlier)
    seat_substitute(meeting, seat, person, actor=town.clerk)

    assert meeting.attendances.get().person == person
    assert kinds(meeting) == ["prevented"] * len(earlier) + ["stands_in"]


def test_vt_4_with_all_prevented_nobody_takes_the_seat(town, meeting, seat):
    prevent(town, meeting, seat, "Lenz", "Kurt", "Ada")

    with pytest.raises(RuleViolated, match="stehen nicht zur Verfügung"):
        seat_substitute(meeting, seat, town.leaders["Ben"], actor=town.clerk)

    assert meeting.attendances.count() == 0


def test_only_the_keeper_records_once_and_with_a_reason_who_is_prevented(town, meeting, seat):
    with pytest.raises(NotAllowed):
        record_prevented(meeting, seat, town.lenz, "erkrankt", actor=town.other)
    with pytest.raises(InvalidInput):
        record_prevented(meeting, seat, town.lenz, " ", actor=town.clerk)
    with pytest.raises(InvalidInput):
        record_prevented(meeting, seat, town.leaders["Ben"], "erkrankt", actor=town.clerk)
    prevent(town, meeting, seat, "Lenz")
    with pytest.raises(Conflict):
        prevent(town, meeting, seat, "Lenz")

    assert kinds(meeting) == ["prevented"]


def test_vt_7_a_chair_who_sits_there_needs_the_ruling_for_the_next(town, meeting, seat):
    own = people.membership(town.main, town.leaders["Kurt"])
    meeting.attendances.create(person=own.person, membership=own, arrived_at=meeting.starts_at)
    prevent(town, meeting, seat, "Lenz")

    with pytest.raises(RuleViolated):
        seat_substitute(meeting, seat, town.leaders["Ada"], actor=town.clerk)
    seat_substitute(
        meeting, seat, town.leaders["Ada"], ruling="Ada darf vertreten.", actor=town.clerk
    )

    assert kinds(meeting) == ["prevented", "ruling", "stands_in"]


def test_vt_8_the_second_pair_of_one_evening_stays_empty(town, meeting, seat):
    other = people.membership(town.main, people.person("Otto"), on_behalf_of=town.spd)
    prevent(town, meeting, seat, "Lenz")
    seat_substitute(meeting, seat, town.leaders["Kurt"], actor=town.clerk)

    with pytest.raises(RuleViolated) as refusal:
        seat_substitute(meeting, other, town.leaders["Ada"], actor=town.clerk)

    assert "zwei Paare derselben Fraktion" in str(refusal.value)


def test_vt_9_a_special_statute_ends_the_chain(town, meeting, seat):
    town.main.special_statute = True
    town.main.save()
    prevent(town, meeting, seat, "Lenz")

    with pytest.raises(RuleViolated):
        seat_substitute(meeting, seat, town.leaders["Kurt"], actor=town.clerk)


def test_the_hour_that_happens_twice_is_told_apart():
    start = datetime(2026, 10, 24, 17, 0, tzinfo=UTC)
    first = moment_of(start, time(2, 30))
    second = moment_of(start, time(2, 30), again=True)

    assert (second - first).total_seconds() == 3600
    assert clock.written(first) == "02:30\u00a0Uhr (CEST)"
    assert clock.written(second) == "02:30\u00a0Uhr (CET)"


@pytest.mark.parametrize("number", [1, 40])
def test_the_cockpit_asks_no_more_for_many_items(client, town, meeting, number):
    items = [council.item(meeting) for _ in range(number)]
    call_item(items[0], actor=town.clerk)
    client.force_login(town.clerk)

    assert len(statements(client, reverse("sittings:cockpit", args=[meeting.pk]))) <= 5


def test_the_cockpit_calls_an_item_and_keeps_its_note(client, town, meeting):
    item = council.item(meeting)
    client.force_login(town.clerk)
    address = reverse("sittings:cockpit", args=[meeting.pk])
    typed = {"key": uuid4(), "act": "call", "item": item.pk}

    answers = [client.post(address, typed).status_code for _ in range(2)]
    client.post(reverse("sittings:note", args=[meeting.pk]), {"note": "Rede", "revision": 0})
    late = client.post(reverse("sittings:note", args=[meeting.pk]), {"note": "x", "revision": 0})

    assert answers == [302, 302]
    assert kinds(meeting) == ["called"]
    assert late.status_code == 422
    assert item.sheet.note == "Rede"


def test_whoever_does_not_keep_the_record_sees_no_cockpit(client, town, meeting):
    client.force_login(town.other)

    assert client.get(reverse("sittings:cockpit", args=[meeting.pk])).status_code == 404


@pytest.mark.parametrize("method", ["counts", "roll_call", "factions", "secret"])
@pytest.mark.parametrize("number", [1, 3])
def test_the_cockpit_asks_no_more_for_many_people_however_they_vote(client, town, number, method):
    meeting = council.meeting(town.council)
    council.present(meeting, number)
    item = council.item(meeting, title="Bildung der Ausschüsse")
    for row in meeting.attendances.all():
        people.faction(town.body, f"Liste {row.person.pk}")
    mayor = people.office(town.body, "Bürgermeister", "mayor")
    people.holding(mayor, meeting.attendances.first().person)
    call_item(item, actor=town.clerk)
    client.force_login(town.clerk)
    address = reverse("sittings:cockpit", args=[meeting.pk])

    sent = statements(client, f"{address}?art={method}")

    assert len(sent) <= 5
