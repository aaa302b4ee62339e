"""The stream of changes: one connection that listens to PostgreSQL, any number that watch."""

import asyncio
import logging
from typing import Any

import psycopg
from django.conf import settings

from ratsverbund.kernel.doors import PUBLIC_ROLE
from ratsverbund.public.live.hub import Hub
from ratsverbund.public.live.reader import Reader
from ratsverbund.public.live.state import NOTHING, QUERY, events, revived

AGAIN = 1.0  # seconds until the database is asked again
BEAT = 15.0  # seconds between signs of life
BACKLOG = 2048
log = logging.getLogger("ratsverbund.live")


class Stream:
    """The server of running meetings: GET /live/<meeting>/<language>/ never ends."""

    def __init__(self, hub: Hub | None = None) -> None:
        self.hub = hub or Hub()
        self.wanted: asyncio.Queue[int] = asyncio.Queue()

    async def run(self, host: str, port: int) -> None:
        """Listen to the database and to readers until the process ends."""
        server = await asyncio.get_running_loop().create_server(
            self.reader, host, port, backlog=BACKLOG
        )
        async with server, asyncio.TaskGroup() as tasks:
            tasks.create_task(self.listen())
            tasks.create_task(self.live())

    def reader(self) -> Reader:
        """Somebody who opens a connection."""
        return Reader(self.hub, self.wanted.put_nowait, proxied=settings.TRUSTED_PROXY)

    async def live(self) -> None:
        """Send everybody a sign of life from time to time."""
        while True:
            await asyncio.sleep(BEAT)
            for reader in self.hub.everybody():
                reader.beat()

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
            for meeting in tuple(self.hub.channels):  # what happened while nobody listened
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
        texts = NOTHING if state is None else await asyncio.to_thread(events, state)
        channel = self.hub.channels.get(meeting)
        if channel is not None:
            channel.publish(texts)


def connection_parts() -> dict[str, Any]:
    """How to reach the database, as psycopg names it."""
    database = settings.DATABASES["default"]
    named = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER"}
    parts = {ours: database[theirs] for ours, theirs in named.items() if database.get(theirs)}
    return parts | ({"password": database["PASSWORD"]} if database.get("PASSWORD") else {})
