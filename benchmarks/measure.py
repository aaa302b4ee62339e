"""Measuring: what a call costs, and the same payload without product code in the same run."""

import gc
import math
import resource
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

REPEATS = 60
FEWEST = 4
SAVEPOINTS = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")
READS = ("SELECT", "select")

Call = Callable[[], object]


@dataclass(frozen=True)
class Cost:
    """What one call costs: times in seconds, memory in bytes; None was not measured."""

    walls: list[float]
    cpus: list[float]
    statements: int | None = None
    commits: int | None = None
    memory: int | None = None

    @property
    def median(self) -> float:
        """The middle of the waiting times."""
        return statistics.median(self.walls)

    @property
    def p95(self) -> float:
        """The waiting time that 95 of 100 calls stay below."""
        return sorted(self.walls)[math.ceil(0.95 * len(self.walls)) - 1]

    @property
    def cpu(self) -> float:
        """The middle of the processor times, children included."""
        return statistics.median(self.cpus)


@dataclass
class Traffic:
    """What went to the database."""

    statements: int = 0
    commits: int = 0


def repeats(scale: float, full: int = REPEATS) -> int:
    """How often to repeat at this scale."""
    return max(FEWEST, round(full * scale))


def compare(
    floor: Call,
    ours: Call,
    times: int,
    *,
    floor_statements: int | None = None,
    before_each: Call = lambda: None,
) -> tuple[Cost, Cost]:
    """Measure floor and product in the order floor, product, floor; both are warm."""
    half = math.ceil(times / 2)
    for _ in range(2):
        floor()
        before_each()
        ours()
    first = timed(floor, half)
    middle = timed(ours, times, before_each)
    last = timed(floor, half)
    before_each()
    traffic = counted(ours)
    before_each()
    walls, cpus = ([*one, *other] for one, other in zip(first, last, strict=True))
    return (
        Cost(walls, cpus, floor_statements, memory=held(floor)),
        Cost(*middle, traffic.statements, traffic.commits, held(ours)),
    )


def timed(
    call: Call, times: int, before_each: Call = lambda: None
) -> tuple[list[float], list[float]]:
    """Return the wall and the processor time of each call."""
    walls, cpus = [], []
    gc.collect()
    for _ in range(times):
        before_each()
        cpu, wall = processor(), time.perf_counter()
        call()
        walls.append(time.perf_counter() - wall)
        cpus.append(processor() - cpu)
    return walls, cpus


def processor() -> float:
    """The processor time of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def counted(call: Call) -> Traffic:
    """Count the statements and the commits of one call."""
    with watched() as traffic:
        call()
    return traffic


@contextmanager
def watched() -> Iterator[Traffic]:
    """Count statements but savepoints, and transactions that ended in a commit."""
    traffic = Traffic()
    commit = connection.commit

    def statement(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(SAVEPOINTS):
            traffic.statements += 1
            traffic.commits += not connection.in_atomic_block and not sql.startswith(READS)
        return execute(sql, parameters, many, context)

    def counting() -> None:
        traffic.commits += 1
        commit()

    connection.commit = counting
    try:
        with connection.execute_wrapper(statement):
            yield traffic
    finally:
        del connection.commit


def held(call: Call) -> int:
    """The most memory Python objects took at once during one call."""
    gc.collect()
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
