"""What everybody sees of a running meeting, at once, and nothing that is not public."""

import asyncio
import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from ratsverbund.config.serving import free_port
from ratsverbund.council.debate.operations import ask_to_speak, start_speech
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.sittings.models import Sitting
from ratsverbund.public.live.hub import Hub
from ratsverbund.public.live.reader import LONGEST, PATIENCE, Reader
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


class Line:
    """The side of a connection that a reader writes to."""

    def __init__(self, address="127.0.0.1"):
        self.address, self.sent, self.ended = address, b"", ""

    def get_extra_info(self, _name):
        """Say who is there."""
        return (self.address, 1)

    def set_write_buffer_limits(self, high):
        """Keep how much may wait."""
        self.high = high

    def write(self, text):
        """Take what is written."""
        self.sent += text

    def close(self):
        """End in good order."""
        self.ended = "closed"

    def abort(self):
        """End at once."""
        self.ended = "aborted"


def opened_line(hub, request=b"GET /live/1/de/ HTTP/1.1\r\n\r\n", *, proxied=False, address="a"):
    """A reader whose request has arrived, and its line."""
    reader, line = Reader(hub, lambda meeting: None, proxied=proxied), Line(address)

    async def ask():
        reader.connection_made(line)
        reader.data_received(request)

    asyncio.run(ask())
    return reader, line


def both(text):
    """A state in both languages."""
    return {"de": text, "en": text}


def test_whoever_is_slow_skips_to_the_latest():
    hub = Hub()
    reader, line = opened_line(hub)
    channel = hub.channels[1]
    channel.publish(both(b"one;"))
    reader.pause_writing()
    for text in (b"two;", b"three;", b"four;"):
        channel.publish(both(text))

    reader.resume_writing()

    assert line.sent.partition(b"\r\n\r\n")[2] == b"one;four;"


def test_an_unchanged_state_is_not_sent_again_and_a_sign_of_life_comes():
    hub = Hub()
    reader, line = opened_line(hub)
    for _again in range(2):
        hub.channels[1].publish(both(b"one;"))

    reader.beat()

    assert line.sent.partition(b"\r\n\r\n")[2] == b"one;:\n\n"


def test_whoever_does_not_read_for_long_is_given_up():
    reader, line = opened_line(Hub())
    reader.pause_writing()

    for _beat in range(PATIENCE + 1):
        reader.beat()

    assert line.ended == "aborted"


def test_one_address_cannot_take_every_place():
    hub = Hub(most=3, most_each=1)
    crowd = [opened_line(hub, address=name) for name in ("a", "b", "a")]

    answers = [line.sent.split(b" ")[1] for _reader, line in crowd]
    for reader, _line in crowd:
        reader.connection_lost(None)

    assert answers == [b"200", b"200", b"503"]
    assert (hub.channels, hub.addresses) == ({}, {})


def test_only_our_own_proxy_names_the_address():
    request = b"GET /live/1/de/ HTTP/1.1\r\nX-Forwarded-For: 9.9.9.9, 5.6.7.8\r\n\r\n"
    own, foreign = Hub(), Hub()

    opened_line(own, request, proxied=True)
    opened_line(foreign, request, address="1.2.3.4")

    assert (list(own.addresses), list(foreign.addresses)) == (["5.6.7.8"], ["1.2.3.4"])


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /live/x/de/ HTTP/1.1\r\n\r\n", b"404"),
        (b"POST /live/1/de/ HTTP/1.1\r\n\r\n", b"404"),
        (b"GET /live/1/fr/ HTTP/1.1\r\n\r\n", b"404"),
        (b"\x16\x03\x01 no HTTP at all\r\n\r\n", b"404"),
        (b"GET /live/1/de/ HTTP/1.1\r\nX: " + b"a" * LONGEST, b"431"),
    ],
)
def test_anything_else_is_refused(request_, status):
    hub = Hub()

    _reader, line = opened_line(hub, request_)

    assert line.sent.split(b" ")[1] == status
    assert (line.ended, hub.channels) == ("closed", {})


def test_a_request_in_pieces_is_read_whole():
    hub = Hub()

    async def ask():
        reader, line = Reader(hub, lambda meeting: None, proxied=False), Line()
        reader.connection_made(line)
        for piece in (b"GET /live/", b"7/en/ HTTP/1.1\r\nHost: x\r", b"\n\r\n"):
            reader.data_received(piece)
        return line

    assert asyncio.run(ask()).sent.startswith(b"HTTP/1.1 200 OK")
    assert list(hub.channels) == [7]


async def until(reader, words, wait=5.0):
    """Read a stream until the words come; return everything read."""
    read = ""
    async with asyncio.timeout(wait):
        while words not in read:
            read += (await reader.read(65536)).decode()
    return read


def test_a_committed_vote_reaches_a_reader_and_nothing_hidden_does(committed):
    hall = opened()
    meeting = hall.meeting.pk

    async def watch():
        stream = Stream()
        port = free_port("127.0.0.1", 9500)
        serving = asyncio.create_task(stream.run("127.0.0.1", port))
        await asyncio.sleep(0.2)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET /live/{meeting}/de/ HTTP/1.1\r\n\r\n".encode())
        before = await until(reader, "Neue Brücke")
        await asyncio.to_thread(vote)
        after = await until(reader, "einstimmig beschlossen")
        await asyncio.to_thread(close_doors)
        closed = await until(reader, "Nichtöffentlicher Teil")
        await asyncio.to_thread(take_offline)
        gone = await until(reader, "data: \n\n")
        assert gone == "data: \n\n"
        writer.close()
        await asyncio.sleep(0.1)
        left = stream.hub.channels
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        return before + after + closed, left

    def vote():
        record_vote(hall.item, Tally(yes=30, no=0, abstentions=0), actor=hall.clerk)
        connection.close()

    def close_doors():
        call(hall, hall.hidden)
        connection.close()

    def take_offline():
        Meeting.objects.filter(pk=meeting).update(published_at=None)
        connection.close()

    read, left = asyncio.run(watch())
    assert SECRET not in read
    assert left == {}


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


@pytest.mark.django_db
def test_a_vote_nobody_objected_to_is_shown_without_numbers(client, hall):
    record_vote(hall.item, Tally(0, 0, 0, unopposed=True), actor=hall.clerk)

    page = client.get(reverse("live:screen", args=[hall.meeting.pk])).text

    assert "ohne Widerspruch beschlossen" in page
    assert "rv-state__counts" not in page
    assert "None" not in page


@pytest.mark.django_db
def test_the_line_to_reach_is_the_one_the_law_asked_for(hall):
    record_vote(hall.item, Tally(20, 8, 2), actor=hall.clerk, topic="committees")

    vote = state_of(hall.meeting.pk)["vote"]

    assert (vote["needed"], vote["base"]) == (23, 45)
