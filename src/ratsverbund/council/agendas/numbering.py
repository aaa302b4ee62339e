"""How the items of one part of an agenda are ordered and numbered: Ö 1, Ö 1.1, N 1."""

import hashlib
from collections.abc import Iterable, Sequence

from ratsverbund.council.meetings.models import AgendaItem

Block = list[AgendaItem]


def blocks(lane: Iterable[AgendaItem]) -> list[Block]:
    """Part a lane into top items, each followed by its sub-items."""
    parted: list[Block] = []
    for item in sorted(lane, key=lambda each: each.order):
        if item.parent_id is None or not parted:
            parted.append([item])
        else:
            home = next((b for b in parted if b[0].pk == item.parent_id), parted[-1])
            home.append(item)
    return parted


def flat(parted: Sequence[Block]) -> list[AgendaItem]:
    """The lane as it is read."""
    return [item for block in parted for item in block]


def prefix(public: bool) -> str:
    """The letter of a part: Ö public, N non-public."""
    return "Ö" if public else "N"


def numbers(parted: Sequence[Block], public: bool) -> dict[int, str]:
    """The number of each item by its key, without a gap and without a double."""
    found = {}
    for place, (top, *subs) in enumerate(parted, start=1):
        found[top.pk] = f"{prefix(public)} {place}"
        for inner, sub in enumerate(subs, start=1):
            found[sub.pk] = f"{prefix(public)} {place}.{inner}"
    return found


def next_number(lane: Iterable[AgendaItem], public: bool, parent: AgendaItem | None = None) -> str:
    """The first number that was never given in a lane, or below an item."""
    stem = f"{parent.number}." if parent else f"{prefix(public)} "
    used = [
        int(item.number.removeprefix(stem).split(".")[0])
        for item in lane
        if item.number.startswith(stem)
    ]
    return f"{stem}{max(used, default=0) + 1}"


def mark(items: Iterable[AgendaItem]) -> str:
    """A short sign of an agenda's order; it changes when anybody changes the order."""
    seen = ";".join(
        f"{item.pk},{item.number},{item.state},{item.order}"
        for item in sorted(items, key=lambda each: (not each.public, each.order))
    )
    return hashlib.sha256(seen.encode()).hexdigest()[:16]
