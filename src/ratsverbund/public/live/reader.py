"""One open browser: a request is read, then each state is written as it comes; 2 kB in memory."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

from ratsverbund.public.live.hub import Channel, Full, Hub

PLACE = re.compile(rb"^GET /live/([0-9]{1,18})/(de|en)/ HTTP/1\.[01]\r\n")
FORWARDED = re.compile(rb"(?im)^x-forwarded-for:[ \t]*([^\r\n]*)")
END = b"\r\n\r\n"
LONGEST = 16 * 1024  # bytes of a request; browsers send about one
HURRY = 10.0  # seconds until the request is there
HELD = 64 * 1024  # bytes that wait for a reader before it counts as slow
PATIENCE = 4  # signs of life that a reader may leave unread
LIVES = b":\n\n"
HEAD = (
    b"HTTP/1.1 200 OK\r\n"
    b"Content-Type: text/event-stream; charset=utf-8\r\n"
    b"Cache-Control: no-store\r\n"
    b"X-Accel-Buffering: no\r\n"
    b"Access-Control-Allow-Origin: *\r\n"
    b"Connection: close\r\n\r\n"
)
REFUSALS = {
    404: b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    431: b"HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\n"
    b"Connection: close\r\n\r\n",
    503: b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
}


class Reader(asyncio.Protocol):
    """Whoever opened GET /live/<meeting>/<language>/; the answer lasts until they go."""

    __slots__ = (
        "address", "channel", "head", "hub", "language", "late", "meeting", "proxied", "timer",
        "transport", "unread", "wanted",
    )  # fmt: skip

    def __init__(self, hub: Hub, wanted: Callable[[int], Any], *, proxied: bool) -> None:
        self.hub, self.wanted, self.proxied = hub, wanted, proxied
        self.channel: Channel | None = None
        self.head: bytes | None = b""
        self.late = False
        self.unread = -1  # signs of life since the other side stopped reading; -1: it reads

    def connection_made(self, transport: Any) -> None:
        """Give the other side some time for its request."""
        self.transport = transport
        self.timer = asyncio.get_running_loop().call_later(HURRY, transport.abort)

    def data_received(self, piece: bytes) -> None:
        """Read the request; what comes after it is nobody's."""
        if self.head is None:
            return
        self.head += piece
        if END in self.head:
            head, self.head = self.head, None
            self.timer.cancel()
            del self.timer
            self.open(head)
        elif len(self.head) > LONGEST:
            self.refuse(431)

    def open(self, head: bytes) -> None:
        """Begin the stream a sound request asks for."""
        place = PLACE.match(head)
        if place is None:
            self.refuse(404)
            return
        self.meeting, self.language = int(place[1]), place[2].decode()
        self.address = self.named(head)
        try:
            self.channel = self.hub.enter(self.meeting, self.address, self)
        except Full:
            self.refuse(503)
            return
        self.transport.set_write_buffer_limits(high=HELD)
        self.transport.write(HEAD)
        if self.channel.texts:
            self.show(self.channel.texts[self.language])
        else:
            self.wanted(self.meeting)

    def named(self, head: bytes) -> str:
        """Where a reader comes from; behind a proxy of ours the address it names."""
        forwarded = FORWARDED.search(head) if self.proxied else None
        if forwarded:
            return forwarded[1].decode("latin-1").rsplit(",", 1)[-1].strip()
        peer = self.transport.get_extra_info("peername")
        return str(peer[0]) if peer else ""

    def refuse(self, status: int) -> None:
        """Answer without a stream; the page then asks by itself from time to time."""
        self.transport.write(REFUSALS[status])
        self.transport.close()

    def show(self, text: bytes) -> None:
        """Write a state; a reader that does not read gets the last one later, and only that."""
        if self.unread >= 0:
            self.late = True
        else:
            self.transport.write(text)

    def beat(self) -> None:
        """Write a sign of life; whoever has not read for long is given up."""
        if self.unread < 0:
            self.transport.write(LIVES)
        elif self.unread == PATIENCE:
            self.transport.abort()
        else:
            self.unread += 1

    def pause_writing(self) -> None:
        """The other side does not read any more."""
        self.unread = 0

    def resume_writing(self) -> None:
        """It reads again."""
        self.unread = -1
        if self.late and self.channel is not None:
            self.late = False
            self.transport.write(self.channel.texts[self.language])

    def connection_lost(self, _error: Exception | None) -> None:
        """Count out whoever has gone."""
        if self.head is not None:
            self.timer.cancel()
        if self.channel is not None:
            self.hub.leave(self.meeting, self.address, self)
            self.channel = None
