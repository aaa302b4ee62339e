"""Presence, bias, quorum and the end of a meeting on its page."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from ratsverbund.charter.rules.exclusion import BiasFacts
from ratsverbund.council.decisions.models import Resolution, Vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import Attendance
from ratsverbund.council.sittings.models import Submission
from ratsverbund.council.sittings.operations import (
    call_item,
    close_sitting,
    correct_presence,
    decide_bias,
)
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed
from tests.council.sittings.course import START, called
from tests.factories import council, people

pytestmark = pytest.mark.django_db


def test_members_come_and_go_alone_and_as_a_fraktion(cockpit, town):
    meeting = council.meeting(town.main, START)
    faction = people.faction(town.body, "CDU")
    seats = people.members(town.main, 4, on_behalf_of=faction)

    cockpit(meeting, "presence", come=seats[0].pk, at="18:00")
    cockpit(meeting, "presence", faction_come="CDU", at="18:05")
    first = meeting.attendances.get(membership=seats[0])
    cockpit(meeting, "presence", go=first.pk, at="18:30")
    cockpit(meeting, "presence", faction_go="CDU", at="19:00")
    cockpit(meeting, "presence", come=seats[0].pk, at="19:10")

    stays = meeting.attendances.exclude(left_at=None).values_list("arrived_at", "left_at")
    minutes = sorted(tuple((at - START).seconds // 60 for at in stay) for stay in stays)
    assert minutes == [(0, 30), (5, 60), (5, 60), (5, 60)]
    assert meeting.attendances.get(left_at=None).membership == seats[0]


def test_the_absent_can_be_shown_alone(cockpit, town):
    meeting, _item, rows = called(town, town.main)
    missing = people.membership(town.main)

    shown = cockpit(meeting, zeige="abwesend")

    assert f'name="come" value="{missing.pk}"' in shown
    assert f'name="go" value="{rows[0].pk}"' not in shown


def test_a_time_is_put_right_by_an_entry_even_after_the_end(cockpit, town):
    meeting, item, rows = called(town, town.main)
    cockpit(meeting, "take_note", item=item.pk)
    close_sitting(meeting, actor=town.clerk, at=START + timedelta(hours=2))
    chosen = f"arrived_at:{rows[0].pk}"

    silent = cockpit(meeting, "correct", row=chosen, at="18:10")
    cockpit(meeting, "correct", row=chosen, at="18:10", reason="Verlesen.")

    rows[0].refresh_from_db()
    entry = meeting.entries.get(kind="corrected")
    assert silent.status_code == 422
    assert rows[0].arrived_at == START + timedelta(minutes=10)
    assert entry.text.endswith("gekommen: 18:10\u00a0Uhr statt 18:00\u00a0Uhr")


def test_a_time_that_would_put_two_on_one_seat_is_refused(cockpit, town):
    meeting, _item, rows = called(town, town.main)
    cockpit(meeting, "presence", go=rows[0].pk, at="18:30")
    cockpit(meeting, "presence", come=rows[0].membership_id, at="18:40")
    second = meeting.attendances.get(membership=rows[0].membership, left_at=None)

    answer = cockpit(meeting, "correct", row=f"arrived_at:{second.pk}", at="18:20", reason="x")

    assert answer.status_code == 422


def test_a_time_in_the_doubled_hour_asks_which_one(cockpit, town):
    meeting = council.meeting(town.main, datetime(2026, 10, 24, 20, 0, tzinfo=UTC))
    seat = people.membership(town.main)

    asked = cockpit(meeting, "presence", come=seat.pk, at="02:30")
    cockpit(meeting, "presence", come=seat.pk, at="02:30", again="second")

    assert "Diese Uhrzeit gibt es in dieser Nacht zweimal" in asked.content.decode()
    assert meeting.attendances.get().arrived_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


BIAS = {"ties": ["relative_advantage"], "reason": "Bruder bietet", "place": "audience"}


def test_a_biased_member_is_out_for_one_item_and_back_for_the_next(cockpit, town):
    meeting, item, rows = called(town, town.main)
    following = council.item(meeting)

    cockpit(meeting, "exclude", item=item.pk, person=rows[0].person_id, **BIAS)
    shown = cockpit(meeting)
    cockpit(meeting, "unanimous", item=item.pk)
    cockpit(meeting, "call", item=following.pk)
    cockpit(meeting, "unanimous", item=following.pk)

    assert "sitzt im Zuhörerbereich" in shown
    assert (item.votes.get().yes, following.votes.get().yes) == (8, 9)


@pytest.mark.parametrize(("yes", "no", "out"), [(5, 3, 1), (3, 5, 0)])
def test_a_contested_bias_is_decided_by_the_body_without_the_member(cockpit, town, yes, no, out):
    meeting, item, rows = called(town, town.main)

    cockpit(meeting, "exclude", item=item.pk, person=rows[0].person_id, yes=yes, no=no, **BIAS)

    vote = item.votes.get(purpose="procedural")
    assert (vote.present, vote.excluded) == (9, 1)
    assert item.exclusions.count() == out
    assert meeting.entries.filter(kind="bias").count() == 1


def test_too_few_are_found_recorded_and_the_second_call_decides(cockpit, town):
    paper = council.paper(town.body)
    station = council.consultation(paper, town.main)
    first = council.meeting(town.main, START)
    council.present(first, 5)
    item = council.item(first, station)
    call_item(item, actor=town.clerk)
    cockpit(first, "find_quorum")
    refused = cockpit(first, "unanimous", item=item.pk)
    cockpit(first, "adjourn", item=item.pk)
    station.refresh_from_db()

    again = council.meeting(town.main, START + timedelta(days=7))
    for row in first.attendances.all():
        again.attendances.create(
            person=row.person, membership=row.membership, arrived_at=again.starts_at
        )
    item = council.item(again, station)
    call_item(item, actor=town.clerk)
    typed = {"item": item.pk, "method": "counts", "purpose": "main", "majority": "simple"}
    unhinted = cockpit(again, "vote", yes=5, second_call="on", **typed)
    item.hinted_on = again.convened_on
    item.save()
    cockpit(again, "vote", yes=5, second_call="on", **typed)

    assert unhinted.status_code == 422
    assert first.entries.filter(kind="unable").count() == 1
    assert refused.status_code == 422
    assert item.votes.get().adopted is True


def test_each_organization_that_meets_jointly_has_its_own_quorum(cockpit, town):
    meeting, _item, _rows = called(town, town.main)
    other = people.organization(town.body, "Schulausschuss", "committee", seats=5)
    meeting.partners.add(other)
    for seat in people.members(other, 2):
        cockpit(meeting, "presence", come=seat.pk, at="18:00")

    shown = cockpit(meeting)

    assert "Anwesend sind 9 von 15 Mitgliedern; nötig sind 8." in shown
    assert "Anwesend sind 2 von 5 Mitgliedern; nötig sind 3." in shown


def test_the_end_lists_what_is_open_and_moves_it_if_asked(cockpit, town):
    meeting, item, _rows = called(town, town.main)

    refused = cockpit(meeting, "close", at="20:00")
    cockpit(meeting, "close", at="20:00", adjourn_open="on")

    meeting.refresh_from_db()
    assert refused.status_code == 422
    assert "Noch offen: TOP Ö 1" in refused.content.decode()
    assert Resolution.objects.get(item=item).result == "adjourned"
    assert (meeting.state, meeting.ends_at) == ("closed", START + timedelta(hours=2))


def test_a_crash_in_the_middle_of_the_end_leaves_the_meeting_running(town):
    meeting, item, _rows = called(town, town.main)
    with connection.cursor() as cursor:
        cursor.execute(
            "create function crash() returns trigger language plpgsql as "
            "$$ begin raise exception 'power failure'; end $$;"
            "create trigger crash before update on meetings_meeting "
            "for each row execute function crash()"
        )

    with pytest.raises(DatabaseError), transaction.atomic():
        close_sitting(meeting, actor=town.clerk, at=START, adjourn_open=True)

    meeting.refresh_from_db()
    item.refresh_from_db()
    assert (meeting.state, item.state) == ("running", "open")
    assert meeting.entries.filter(kind="closed").count() == 0


def test_a_closed_meeting_is_not_opened_again(town):
    meeting, _item, _rows = called(town, town.main)
    close_sitting(meeting, actor=town.clerk, at=START, adjourn_open=True)

    with pytest.raises(IllegalTransition):
        close_sitting(meeting, actor=town.clerk, at=START)
    with pytest.raises(IllegalTransition):
        call_item(council.item(meeting), actor=town.clerk)


def test_two_clerks_do_not_record_one_vote_twice(cockpit, town):
    meeting, item, _rows = called(town, town.main)

    answers = [cockpit(meeting, "unanimous", item=item.pk).status_code for _ in range(2)]

    assert answers == [302, 409]
    assert Vote.objects.count() == 1


def test_the_same_key_acts_once(cockpit, town):
    meeting, item, _rows = called(town, town.main)
    key = uuid4()

    answers = [cockpit(meeting, "unanimous", item=item.pk, key=key).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Vote.objects.count() == Submission.objects.count() == 1


def test_an_unknown_act_and_a_stranger_find_nothing(cockpit, client, town):
    meeting, item, _rows = called(town, town.main)

    unknown = cockpit(meeting, "abolish", item=item.pk)
    client.force_login(town.other)
    strange = cockpit(meeting, "unanimous", item=item.pk)

    assert (unknown.status_code, strange.status_code) == (404, 404)
    assert Attendance.objects.count() == 9
    with pytest.raises(InvalidInput):
        close_sitting(meeting, actor=town.clerk, at=START - timedelta(hours=1), adjourn_open=True)


def test_only_the_keeper_corrects_times_and_lets_vote_on_bias(town):
    meeting, item, rows = called(town, town.main)
    facts, tally = BiasFacts(own_advantage=True), Tally(5, 3, 0)

    with pytest.raises(NotAllowed):
        correct_presence(rows[0], "arrived_at", START, "Verlesen.", actor=town.other)
    with pytest.raises(NotAllowed):
        decide_bias(item, rows[0].person, "Bieter", tally, actor=town.other, facts=facts)
    with pytest.raises(InvalidInput):
        correct_presence(rows[0], "left_at", START, "Verlesen.", actor=town.clerk)

    assert meeting.entries.filter(kind__in=["corrected", "bias"]).count() == 0
