"""The stream of changes: one connection that listens to PostgreSQL, any number that watch."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress
from typing import Any

import psycopg
from django.conf import settings

from ratsverbund.kernel.doors import PUBLIC_ROLE
from ratsverbund.public.live.hub import Channel, Full, Hub, news
from ratsverbund.public.live.state import QUERY, events, revived

PLACE = re.compile(r"^/live/(?P<meeting>[0-9]{1,18})/(?P<language>de|en)/$")
AGAIN = 1.0  # seconds until the database is asked again
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"access-control-allow-origin", b"*"),
]
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
log = logging.getLogger("ratsverbund.live")


class Stream:
    """The ASGI application: GET /live/<meeting>/<language>/ never ends."""

    def __init__(self, hub: Hub | None = None) -> None:
        self.hub = hub or Hub()
        self.wanted: asyncio.Queue[int] = asyncio.Queue()
        self.listener: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.live(receive, send)
        elif scope["type"] == "http":
            await self.answer(scope, receive, send)

    async def live(self, receive: Receive, send: Send) -> None:
        """Listen from the start of the process to its end."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.begin()
                await send({"type": "lifespan.startup.complete"})
            else:
                if self.listener is not None:
                    self.listener.cancel()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def begin(self) -> None:
        """Start to listen, once."""
        if self.listener is None or self.listener.done():
            self.listener = asyncio.create_task(self.listen())

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the state now and each later one until the reader goes."""
        self.begin()
        place = PLACE.match(scope["path"])
        if place is None or scope["method"] != "GET":
            await self.refuse(send, 404)
            return
        meeting, language = int(place["meeting"]), place["language"]
        try:
            async with self.hub.watching(meeting, address_of(scope)) as channel:
                if not channel.texts:
                    self.wanted.put_nowait(meeting)
                await self.feed(channel, language, receive, send)
        except Full:
            await self.refuse(send, 503)

    async def feed(self, channel: Channel, language: str, receive: Receive, send: Send) -> None:
        """Write news until the other side hangs up."""
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        gone = asyncio.create_task(hung_up(receive))
        writing = asyncio.create_task(self.write(channel, language, send))
        try:
            await asyncio.wait({gone, writing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (gone, writing):
                task.cancel()
                with suppress(asyncio.CancelledError, OSError):
                    await task

    async def write(self, channel: Channel, language: str, send: Send) -> None:
        """Write each state; a reader that does not read holds up nobody but itself."""
        async with aclosing(news(channel, language)) as states:  # type: ignore[type-var]
            async for text in states:
                await send({"type": "http.response.body", "body": text, "more_body": True})

    async def refuse(self, send: Send, status: int) -> None:
        """Answer without a stream; the page then asks by itself from time to time."""
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def listen(self) -> None:
        """Hear of changes as long as the process lives; a lost database is asked again."""
        while True:
            try:
                await self.hear()
            except (psycopg.Error, OSError) as error:
                log.warning("Die Datenbank antwortet nicht (%s); neuer Versuch.", error)
                await asyncio.sleep(AGAIN)

    async def hear(self) -> None:
        """Read the state of a meeting whenever it changed or a first reader came."""
        line = await psycopg.AsyncConnection.connect(**connection_parts(), autocommit=True)
        async with line:
            await line.execute(f"set role {PUBLIC_ROLE}")
            await line.execute("listen sitting")
            for meeting in self.hub.channels:  # what happened while nobody listened
                await self.read(line, meeting)
            while True:
                changed = {
                    int(note.payload) async for note in line.notifies(timeout=0.1, stop_after=1)
                }
                while not self.wanted.empty():
                    changed.add(self.wanted.get_nowait())
                for meeting in changed & self.hub.channels.keys():
                    await self.read(line, meeting)

    async def read(self, line: psycopg.AsyncConnection[Any], meeting: int) -> None:
        """Read, draw and publish the state of one meeting."""
        row = await (await line.execute(QUERY, [meeting])).fetchone()
        state = revived(row[0]) if row else None
        channel = self.hub.channels.get(meeting)
        if state is not None and channel is not None:
            channel.publish(await asyncio.to_thread(events, state))


async def hung_up(receive: Receive) -> None:
    """Wait until the reader goes."""
    while (await receive())["type"] != "http.disconnect":
        pass


def address_of(scope: Scope) -> str:
    """Where a reader comes from; behind a proxy of ours the address it names."""
    if settings.TRUSTED_PROXY:
        named = dict(scope["headers"]).get(b"x-forwarded-for", b"").decode("latin-1")
        if named:
            return str(named.rsplit(",", 1)[-1].strip())
    client = scope.get("client")
    return str(client[0]) if client else ""


def connection_parts() -> dict[str, Any]:
    """How to reach the database, as psycopg names it."""
    database = settings.DATABASES["default"]
    named = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER"}
    parts = {ours: database[theirs] for ours, theirs in named.items() if database.get(theirs)}
    return parts | ({"password": database["PASSWORD"]} if database.get("PASSWORD") else {})
