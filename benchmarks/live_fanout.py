"""A change of a running meeting until the last of 500 open browsers has it."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

import psycopg

from benchmarks.council import build
from benchmarks.measure import Cost, repeats
from benchmarks.place import connect
from benchmarks.report import Finding, Target
from ratsverbund.config.serving import free_port
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.sittings.models import Sitting
from ratsverbund.public.live.state import events, state_of

CLIENTS = 500
HOST = "127.0.0.1"
PATIENCE = 30.0  # seconds
FLOOR = "benchmarks.live_floor"
STREAM = "ratsverbund.config.live"


def measure(scale: float) -> Finding:
    """Change the item at hand again and again, beside a bare server with the same bytes."""
    meeting, items = hall(scale)
    payload = events(state_of(meeting) or {})["de"]
    clients = max(20, round(CLIENTS * scale))
    times = repeats(scale, 60)
    with connect() as line:
        floor = Crowd([FLOOR, payload.hex()], "/", clients)
        ours = Crowd([STREAM], f"/live/{meeting}/de/", clients)
        try:
            bare = floor.timed(lambda turn: line.execute("select pg_notify('floor', '')"), times)
            live = ours.timed(lambda turn: call(line, meeting, items[turn % 2]), times)
            more = floor.timed(lambda turn: line.execute("select pg_notify('floor', '')"), times)
        finally:
            floor.close()
            ours.close()
    below, above = Cost(bare + more, [0.0]), Cost(live, [0.0])
    ratio = above.p95 / below.p95
    return Finding(
        f"{clients} open clients, {len(payload)} bytes an event; until the last one has it",
        {"floor: bare asyncio": below, "live": above},
        ratio,
        [
            Target("last client, p95", ratio, 2.5, "× floor"),
            Target("memory per connection", ours.each / 1000, 20, "kB"),
        ],
    )


def hall(scale: float) -> tuple[int, list[int]]:
    """A running meeting with two public items."""
    meeting = build(scale).meeting
    now = datetime.now(UTC)
    Meeting.objects.filter(pk=meeting.pk).update(state="running", published_at=now)
    items = AgendaItem.objects.filter(meeting=meeting, public=True)
    items.update(published_at=now)
    pair = list(items.order_by("pk").values_list("pk", flat=True)[:2])
    Sitting.objects.create(meeting_id=meeting.pk, item_id=pair[0])
    return meeting.pk, pair


def call(line: psycopg.Connection, meeting: int, item: int) -> None:
    """Call an item, as the cockpit's operation does to the row that listeners hear of."""
    line.execute("update sittings_sitting set item_id = %s where meeting_id = %s", [item, meeting])


class Crowd:
    """A server in a process of its own, and everybody who reads from it."""

    def __init__(self, command: list[str], path: str, clients: int) -> None:
        self.port = free_port(HOST, 9300)
        environment = os.environ | {"PORT": str(self.port)}
        options = [HOST, str(self.port)] if command[0] == STREAM else []
        self.server = subprocess.Popen(
            [sys.executable, "-m", command[0], *options, *command[1:]], env=environment
        )
        self.loop = asyncio.new_event_loop()
        self.thread = Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.received = 0
        self.clients = clients
        self.wait_for_server()
        if command[0] == STREAM:  # what the first reader loads is no part of a connection
            asyncio.run_coroutine_threadsafe(self.warm(path), self.loop).result(PATIENCE)
        before = memory(self.server.pid)
        self.readers = asyncio.run_coroutine_threadsafe(self.open(path), self.loop)
        self.readers.result(PATIENCE)
        time.sleep(1)
        self.each = max(0, memory(self.server.pid) - before) / clients

    def wait_for_server(self) -> None:
        """Wait until the server takes connections."""

        async def try_it() -> None:
            _reader, writer = await asyncio.open_connection(HOST, self.port)
            writer.close()

        until = time.monotonic() + PATIENCE
        while True:
            try:
                asyncio.run_coroutine_threadsafe(try_it(), self.loop).result(PATIENCE)
                return
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    async def warm(self, path: str) -> None:
        """Read one event, and go."""
        reader, writer = await asyncio.open_connection(HOST, self.port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
        await reader.readuntil(b"\n\n")
        writer.close()
        await asyncio.sleep(1)

    async def open(self, path: str) -> list[asyncio.Task[None]]:
        """Open all connections and read for ever."""
        tasks = []
        for _ in range(self.clients):
            reader, writer = await asyncio.open_connection(HOST, self.port)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
            tasks.append(asyncio.create_task(self.read(reader, writer)))
        return tasks

    async def leave(self) -> None:
        """Hang up everywhere."""
        readers = self.readers.result()
        for task in readers:
            task.cancel()
        await asyncio.gather(*readers, return_exceptions=True)

    async def read(self, reader: asyncio.StreamReader, writer: Any) -> None:
        """Count the events that arrive; the blank line ends one."""
        last = b""
        try:
            while chunk := await reader.read(65536):
                self.received += (last[-1:] + chunk).count(b"\n\n")
                last = chunk
        finally:
            writer.close()

    def timed(self, change: Callable[[int], Any], times: int) -> list[float]:
        """The seconds from each change until everybody has it."""
        walls = []
        for turn in range(times + 2):
            self.settle()
            wanted = self.received + self.clients
            start = time.perf_counter()
            change(turn + 1)
            while self.received < wanted and time.perf_counter() - start < PATIENCE:
                time.sleep(0.0002)
            walls.append(time.perf_counter() - start)
        return walls[2:]

    def settle(self) -> None:
        """Wait until nothing arrives any more."""
        before = -1
        while before != self.received:
            before = self.received
            time.sleep(0.05)

    def close(self) -> None:
        """End the server and forget the readers."""
        asyncio.run_coroutine_threadsafe(self.leave(), self.loop).result(PATIENCE)
        self.server.terminate()
        self.server.wait(PATIENCE)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(PATIENCE)


def memory(pid: int) -> int:
    """The bytes a process and its children hold."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return held(pid) + sum(memory(int(child)) for child in children)


def held(pid: int) -> int:
    """The resident bytes of one process."""
    pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
