"""The road into a network: paper, two meetings and votes, declaration, membership, dues."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import psycopg
from django.db.models import F

from benchmarks.measure import compare, repeats, timed
from benchmarks.place import connect
from benchmarks.report import Finding, Target
from ratsverbund.config.demonstration import road, world
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.pdf import FONTS

REPEATS = 30
PAPER = world.HERE / "papers" / "beitritt.txt"
COMMITS = 12  # acts of people that cannot share a transaction
LETTER = Path(__file__).with_name("letter.typ")
TYPESET = "import sys, typst; typst.compile(*sys.argv[1:2], font_paths=sys.argv[2:])"


def measure(scale: float) -> Finding:
    """Walk the road of Heinsberg again and again, with every commit and every letter."""
    stage = world.build()
    before = StoredFile.objects.count()
    walk(stage)
    letters = StoredFile.objects.count() - before - 1  # but the paper itself
    with connect() as plain:
        plain.execute("create table benchmark (content text)")
        floor, ours = compare(
            lambda: least(plain, letters),
            lambda: walk(stage),
            repeats(scale, REPEATS),
            floor_statements=COMMITS,
            before_each=lambda: clear(stage),
        )
        commit, letter = timed(lambda: write(plain), 30)[0], timed(typeset, 5)[0]
    ratio = ours.median / floor.median
    return Finding(
        "Heinsberg from paper to member, operation by operation; events delivered at once",
        {f"floor: {COMMITS} commits, {letters} letters": floor, "road": ours},
        ratio,
        [
            Target("total", ratio, 1.5, "× floor"),
            Target("commits", ours.commits or 0, COMMITS),
            Target("statements", ours.statements or 0, 120),
        ],
        [f"one commit {min(commit) * 1000:.2f} ms, one letter {min(letter) * 1000:.0f} ms"],
    )


def walk(stage: world.World) -> None:
    """Play the whole road."""
    for _ in road.play(stage, PAPER.name, PAPER.read_bytes()):
        pass


def clear(stage: world.World) -> None:
    """Make way for the next walk: no member, and nothing on the days of the meetings."""
    road.clear(stage, stage.heinsberg)
    Meeting.objects.update(starts_at=F("starts_at") - timedelta(days=30))


def least(plain: psycopg.Connection, letters: int) -> None:
    """Do what any product has to do: commit, and set letters."""
    for _ in range(COMMITS):
        write(plain)
    for _ in range(letters):
        typeset()


def write(plain: psycopg.Connection) -> None:
    """Write one row and commit it."""
    plain.execute("insert into benchmark values (repeat('x', 1000))")


def typeset() -> None:
    """Set one letter in a fresh process, without limits and archive format."""
    command = [sys.executable, "-I", "-c", TYPESET, str(LETTER), str(FONTS)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
