"""Two clerks, a crash, a doubled and a missing hour, a false file: nothing lost, said clearly."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.urls import reverse

from ratsverbund.council.agendas.models import Handout
from ratsverbund.council.decisions.models import Resolution, Vote
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.operations import admit
from ratsverbund.council.sittings.operations import call_item, close_sitting
from ratsverbund.kernel.errors import DomainError
from ratsverbund.kernel.models import StoredFile
from tests.factories import council, people

START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
SPRING = datetime(2026, 3, 28, 19, 0, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 24, 18, 0, tzinfo=UTC)
UNCOLLECTED = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
KILL = """
create function power_cut() returns trigger language plpgsql as $$
begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
create trigger power_cut before update on meetings_meeting for each row
when (new.state = 'closed') execute function power_cut()
"""


def running(starts_at=START, members=9):
    """A committee in its meeting with an item called, and two who keep its record."""
    body = people.heinsberg()
    committee = people.main_committee(body)
    meeting = council.meeting(committee, starts_at)
    rows = council.present(meeting, members)
    item = council.item(meeting)
    first, second = people.clerk(body), people.clerk(body)
    call_item(item, actor=first)
    return SimpleNamespace(
        committee=committee, meeting=meeting, rows=rows, item=item, first=first, second=second
    )


def at_once(*acts):
    """Do everything at the same moment, each on a connection of its own; return the outcomes."""
    ready = Barrier(len(acts))

    def run(act):
        try:
            ready.wait(timeout=20)
            act()
        except DomainError as refusal:
            return str(refusal)
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts), key=lambda said: said == "done")


def send(client, meeting, act, **typed):
    """Press a button of the cockpit."""
    address = reverse("sittings:cockpit", args=[meeting.pk])
    return client.post(address, {"key": uuid4(), "act": act} | typed)


def test_of_two_clerks_who_close_at_once_one_is_told_and_the_meeting_ends_once(committed):
    held = running()
    record_vote(held.item, Tally(9, 0, 0), actor=held.first)
    ends = [
        lambda clerk=clerk: close_sitting(
            held.meeting, actor=clerk, at=START + timedelta(hours=1)
        )
        for clerk in (held.first, held.second)
    ]  # fmt: skip

    refused, done = at_once(*ends)

    assert done == "done"
    assert refused == (
        "Die Sitzung ist geschlossen. Der Verlauf wird festgehalten, während sie läuft."
    )
    assert held.meeting.entries.filter(kind="closed").count() == 1


def test_a_vote_and_the_end_at_once_leave_one_result_and_who_lost_is_told(committed):
    held = running()
    vote = Tally(5, 4, 0)
    end = START + timedelta(hours=1)

    outcomes = at_once(
        lambda: record_vote(held.item, vote, actor=held.first),
        lambda: close_sitting(held.meeting, actor=held.second, at=end, adjourn_open=True),
    )

    held.meeting.refresh_from_db()
    left = (held.meeting.state, Resolution.objects.get(item=held.item).result, Vote.objects.count())
    told = outcomes[0].startswith("TOP Ö 1 ist schon behandelt. Laden Sie die Seite neu")
    assert (left, outcomes[0] == "done" or told) in [
        (("closed", "adopted", 1), True),
        (("closed", "adjourned", 0), True),
        (("running", "adopted", 1), True),
    ]


def test_two_clerks_let_one_member_in_once(committed):
    held = running()
    seat = people.membership(held.committee)

    refused, done = at_once(
        *(lambda clerk=clerk: admit(held.meeting, seat, actor=clerk)
          for clerk in (held.first, held.second))
    )  # fmt: skip

    assert (refused, done) == (f"{seat.person} ist schon als anwesend eingetragen.", "done")
    assert held.meeting.attendances.filter(membership=seat).count() == 1


def test_a_connection_cut_while_a_meeting_closes_loses_nothing_and_the_button_works_again(
    committed, client, settings
):
    settings.STORAGES = {**settings.STORAGES, "staticfiles": UNCOLLECTED}
    settings.WHITENOISE_AUTOREFRESH = True
    held = running()
    client.force_login(held.first)
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute(KILL)
    pressed = {"key": uuid4(), "at": "20:00", "adjourn_open": "on"}

    broken = send(client, held.meeting, "close", **pressed)
    connections.close_all()
    held.meeting.refresh_from_db()
    held.item.refresh_from_db()
    between = (held.meeting.state, held.item.state, Resolution.objects.count())
    with connection.cursor() as cursor:
        cursor.execute("drop trigger power_cut on meetings_meeting")
    again = send(client, held.meeting, "close", **pressed)

    held.meeting.refresh_from_db()
    assert broken.status_code == 500
    assert "Bitte versuchen Sie es erneut" in broken.content.decode()
    assert between == ("running", "open", 0)
    assert (again.status_code, held.meeting.state) == (302, "closed")
    assert held.meeting.entries.filter(kind="closed").count() == 1
    assert Resolution.objects.get(item=held.item).result == "adjourned"


@pytest.mark.django_db
def test_a_meeting_that_lasts_through_the_doubled_hour_keeps_the_order_of_its_votes(client):
    held = running(AUTUMN)
    later = council.item(held.meeting)
    client.force_login(held.first)
    typed = {"method": "counts", "purpose": "main", "majority": "simple", "yes": 9, "at": "02:30"}

    unclear = send(client, held.meeting, "vote", item=held.item.pk, **typed)
    send(client, held.meeting, "vote", item=held.item.pk, again="first", **typed)
    send(client, held.meeting, "vote", item=later.pk, again="second", **typed)
    send(client, held.meeting, "close", at="02:45", again="second")

    first, second = Vote.objects.order_by("pk").values_list("taken_at", flat=True)
    held.meeting.refresh_from_db()
    assert "Diese Uhrzeit gibt es in dieser Nacht zweimal:" in unclear.content.decode()
    assert 'value="9"' in unclear.content.decode()
    assert second - first == timedelta(hours=1)
    assert held.meeting.ends_at == datetime(2026, 10, 25, 1, 45, tzinfo=UTC)


@pytest.mark.django_db
def test_an_hour_that_does_not_exist_is_refused_with_a_sentence(client):
    held = running(SPRING)
    client.force_login(held.first)

    answer = send(client, held.meeting, "presence", go=held.rows[0].pk, at="02:30")

    held.rows[0].refresh_from_db()
    assert answer.status_code == 422
    assert "Diese Uhrzeit gibt es in dieser Nacht nicht: Die Uhr springt" in answer.content.decode()
    assert held.rows[0].left_at is None


@pytest.mark.django_db
def test_an_hour_after_midnight_is_the_next_mornings_on_every_page(client):
    held = running(START)
    leaving = [held.rows[0].pk]
    client.force_login(held.first)

    client.post(
        reverse("meetings:leave", args=[held.meeting.pk]),
        {"gegangen-people": leaving, "gegangen-at": "00:30"},
    )
    client.post(
        reverse("decisions:decide", args=[held.item.pk]),
        {"yes": 8, "majority": "simple", "at": "00:40"},
    )

    left = set(held.meeting.attendances.filter(pk__in=leaving).values_list("left_at", flat=True))
    vote = Vote.objects.get()
    assert left == {datetime(2026, 3, 25, 23, 30, tzinfo=UTC)}
    assert (vote.present, vote.taken_at) == (8, datetime(2026, 3, 25, 23, 40, tzinfo=UTC))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00", b"<html><script>alert(1)</script>", b"PK\x03\x04", b""]
)
def test_a_file_that_is_not_the_pdf_it_says_comes_back_with_what_was_typed(client, content):
    held = running()
    client.force_login(held.first)
    file = SimpleUploadedFile("plan.pdf", content, content_type="application/pdf")

    answer = client.post(
        reverse("agendas:handout", args=[held.item.pk]), {"title": "Neuer Plan", "file": file}
    )

    assert answer.status_code == 422
    assert 'value="Neuer Plan"' in answer.content.decode()
    assert (Handout.objects.count(), StoredFile.objects.count()) == (0, 0)
