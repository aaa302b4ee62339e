"""What everybody sees of a running meeting, at once, and nothing that is not public."""

import asyncio
import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from ratsverbund.council.debate.operations import ask_to_speak, start_speech
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.sittings.models import Sitting
from ratsverbund.public.live.hub import Channel, Full, Hub, news
from ratsverbund.public.live.state import state_of
from ratsverbund.public.live.stream import Stream
from tests.factories import council as papers
from tests.factories import people
from tests.queries import statements

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
SECRET = "Grundstuecksgeheimnis"


def opened():
    """A published running meeting with a public item called, and a non-public one."""
    body = people.heinsberg()
    council = people.organization(body)
    meeting = papers.meeting(council, EVENING, published_at=timezone.now())
    present = papers.present(meeting, 30)
    item = papers.published(papers.item(meeting, title="Neue Brücke"))
    sitting = Sitting.objects.create(meeting=meeting, item=item)
    hidden = papers.item(meeting, public=False, title=SECRET)
    return SimpleNamespace(
        meeting=meeting, item=item, hidden=hidden, sitting=sitting,
        people=[row.person for row in present], clerk=people.clerk(body),
    )  # fmt: skip


@pytest.fixture
def hall(db):
    """The meeting, in the transaction of a test."""
    return opened()


def call(hall, item, public=True):
    """Put the sitting at an item."""
    hall.sitting.item, hall.sitting.public = item, public
    hall.sitting.save()


@pytest.mark.django_db
def test_the_item_speaker_and_vote_are_shown(client, hall):
    speech = ask_to_speak(hall.item, person=hall.people[0], actor=hall.clerk)
    start_speech(speech, actor=hall.clerk)
    record_vote(hall.item, Tally(yes=20, no=8, abstentions=2), actor=hall.clerk)

    page = client.get(reverse("live:screen", args=[hall.meeting.pk])).text

    assert "Neue Brücke" in page
    assert str(hall.people[0]) in page
    assert "mehrheitlich beschlossen" in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["live", "screen"])
def test_no_non_public_word_reaches_anybody(client, hall, name):
    call(hall, hall.hidden)
    address = reverse(f"live:{name}", args=[hall.meeting.pk])
    client.force_login(hall.clerk)

    page = client.get(address).text

    assert SECRET not in page
    assert "Nichtöffentlicher Teil" in page


@pytest.mark.django_db
def test_behind_closed_doors_not_even_a_public_title_is_shown(client, hall):
    call(hall, hall.item, public=False)

    page = client.get(reverse("live:live", args=[hall.meeting.pk])).text

    assert "Neue Brücke" not in page


@pytest.mark.django_db
def test_a_petitioners_name_stays_off_the_wall(client, hall):
    speech = ask_to_speak(hall.item, name="Petra Eingabe", capacity="petitioner", actor=hall.clerk)
    start_speech(speech, actor=hall.clerk)

    assert "Petra" not in client.get(reverse("live:screen", args=[hall.meeting.pk])).text


@pytest.mark.django_db
def test_an_unpublished_meeting_is_not_there(client, hall):
    Meeting.objects.filter(pk=hall.meeting.pk).update(published_at=None)

    assert client.get(reverse("live:live", args=[hall.meeting.pk])).status_code == 404


@pytest.mark.django_db
def test_a_part_is_drawn_alone_and_the_page_asks_little(client, hall):
    address = reverse("live:live", args=[hall.meeting.pk])

    part = client.get(address, headers={"X-Part": "live"}).text

    assert "<html" not in part
    assert "Neue Brücke" in part
    assert len(statements(client, address)) <= 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "words"),
    [("closed", "ist geschlossen"), ("cancelled", "ist abgesagt"), ("convened", "nicht begonnen")],
)
def test_a_meeting_that_does_not_run_says_so(client, hall, state, words):
    Meeting.objects.filter(pk=hall.meeting.pk).update(state=state, ends_at=timezone.now())

    page = client.get(reverse("live:screen", args=[hall.meeting.pk])).text

    assert words in page
    assert "Neue Brücke" not in page


def test_whoever_is_slow_skips_to_the_latest():
    async def watch():
        channel = Channel()
        stream = news(channel, "de", beat=5)
        channel.publish({"de": b"one"})
        first = await anext(stream)
        for text in (b"two", b"three", b"four"):
            channel.publish({"de": text})
        return first, await anext(stream)

    assert asyncio.run(watch()) == (b"one", b"four")


def test_an_unchanged_state_wakes_nobody_and_a_sign_of_life_comes():
    async def watch():
        channel = Channel()
        channel.publish({"de": b"one"})
        stream = news(channel, "de", beat=0.01)
        await anext(stream)
        channel.publish({"de": b"one"})
        return await anext(stream)

    assert asyncio.run(watch()) == b":\n\n"


def test_one_address_cannot_take_every_place():
    async def crowd():
        hub = Hub(most=3, most_each=1)
        async with hub.watching(1, "a"), hub.watching(1, "b"):
            with pytest.raises(Full):
                async with hub.watching(1, "a"):
                    pass
        return hub

    hub = asyncio.run(crowd())
    assert (hub.channels, hub.addresses) == ({}, {})


class Reader:
    """A browser that reads the stream."""

    def __init__(self, path):
        self.scope = {
            "type": "http", "method": "GET", "path": path, "headers": [],
            "client": ("127.0.0.1", 1),
        }  # fmt: skip
        self.sent = asyncio.Queue()

    async def receive(self):
        """Stay connected for ever."""
        await asyncio.Event().wait()

    async def until(self, words, wait=5.0):
        """Read until the words come; return everything read."""
        read = ""
        async with asyncio.timeout(wait):
            while words not in read:
                message = await self.sent.get()
                read += message.get("body", b"").decode()
        return read


def test_a_committed_vote_reaches_a_reader_and_nothing_hidden_does(committed):
    hall = opened()
    meeting = hall.meeting.pk

    async def watch():
        stream = Stream()
        reader = Reader(f"/live/{meeting}/de/")
        task = asyncio.create_task(stream(reader.scope, reader.receive, reader.sent.put))
        before = await reader.until("Neue Brücke")
        await asyncio.to_thread(vote)
        after = await reader.until("einstimmig beschlossen")
        await asyncio.to_thread(close_doors)
        closed = await reader.until("Nichtöffentlicher Teil")
        for ending in (task, stream.listener):
            ending.cancel()
        await asyncio.gather(task, stream.listener, return_exceptions=True)
        return before + after + closed

    def vote():
        record_vote(hall.item, Tally(yes=30, no=0, abstentions=0), actor=hall.clerk)
        connection.close()

    def close_doors():
        call(hall, hall.hidden)
        connection.close()

    assert SECRET not in asyncio.run(watch())


def test_an_unknown_place_is_refused():
    async def ask():
        reader = Reader("/live/x/de/")
        stream = Stream()
        stream.begin = lambda: None
        await stream(reader.scope, reader.receive, reader.sent.put)
        return (await reader.sent.get())["status"]

    assert asyncio.run(ask()) == 404


@pytest.mark.django_db
def test_the_pages_policy_allows_the_stream_and_nothing_else(client, hall, settings):
    settings.LIVE_PORT = 8001

    answer = client.get(reverse("live:live", args=[hall.meeting.pk]), headers={"host": "localhost"})

    policy = answer.headers["Content-Security-Policy"]
    assert re.search(r"connect-src ([^;]+)", policy)[1] == "'self' http://localhost:8001"
    assert f"http://localhost:8001/live/{hall.meeting.pk}/de/" in answer.text


@pytest.mark.django_db
def test_the_state_of_nothing_is_nothing():
    assert state_of(0) is None
