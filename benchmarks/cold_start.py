"""The cold start: from nothing to the first page, and the memory of one worker after load."""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Cost, processor, repeats
from benchmarks.place import own_folder
from benchmarks.report import Finding, Target

REPEATS = 30
LOAD = 200
PATIENCE = 60.0
OURS = "ratsverbund.config.wsgi:application"
BARE = "benchmarks.bare_django:application"
PEER_MEMORY = 173.0  # MiB, a worker of pretalx after load on such a machine


def measure(scale: float) -> Finding:
    """Start the pages again and again; then the whole instance in an empty folder and again."""
    half = repeats(scale, REPEATS) // 2
    first, ours, last = starts(BARE, half), starts(OURS, 2 * half), starts(BARE, half)
    floor = Cost(first.walls + last.walls, first.cpus + last.cpus, 0, memory=last.memory)
    ratio = ours.median / floor.median
    empty, full = instance()
    return Finding(
        f"pages until the first answer, one worker, and its PSS after {LOAD} requests",
        {"floor: bare Django": floor, "pages": ours},
        ratio,
        [
            Target("start", ratio, 2, "× floor"),
            Target("PSS", (ours.memory or 0) / 2**20, 0.6 * PEER_MEMORY, "MiB"),
            Target("instance with initdb and migrations", empty, 10, "s"),
            Target("instance, second start", full, 10, "s"),
        ],
    )


def starts(application: str, times: int) -> Cost:
    """Start a web server for each time; ask the last one until it is warm."""
    walls, cpus, memory = [], [], 0
    for _ in range(times):
        cpu, wall = processor(), time.perf_counter()
        command = ["granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "2"]
        with serving([*command, "--log-level", "error", "--no-ws", application]) as (address, pid):
            walls.append(time.perf_counter() - wall)
            if len(walls) == times:
                for _ in range(LOAD):
                    ask(address)
                memory = max(map(footprint, family(pid)))
        cpus.append(processor() - cpu)
    return Cost(walls, cpus, memory=memory)


def instance() -> tuple[float, float]:
    """Start the whole instance in an empty folder, and a second time; return both in seconds."""
    told = os.environ["RATSVERBUND_DATA"]
    try:
        with own_folder():
            empty, *full = (whole_start() for _ in range(4))
    finally:
        os.environ["RATSVERBUND_DATA"] = told
    return empty, statistics.median(full)


def whole_start() -> float:
    """Start database, pages and jobs as an administrator does, until the first page."""
    before = time.perf_counter()
    with serving(["ratsverbund.config.cli", "serve"]):
        return time.perf_counter() - before


@contextmanager
def serving(command: list[str]) -> Iterator[tuple[str, int]]:
    """Run a server on a free port and wait for its first page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", *command, "--port", str(port)]
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(command, stdout=log, stderr=log) as server,
    ):
        try:
            if not answers(address, server):
                log.seek(0)
                raise RuntimeError(f"no page at {address}: {log.read().decode()}")
            yield address, server.pid
        finally:
            server.terminate()


def answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    """Ask until there is a page."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            ask(address)
        except OSError:
            time.sleep(0.01)
        else:
            return True
    return False


def ask(address: str) -> None:
    """Read one page to its end."""
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own
        answer.read()


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in family(int(child)))]


def footprint(pid: int) -> int:
    """The proportional set size of a process in bytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
