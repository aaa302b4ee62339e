"""What every letter of a network or one of its members has in common."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ratsverbund.kernel.pdf import render, render_many
from ratsverbund.people.bodies.models import Body, Population

TEMPLATE = Path(__file__).parent / "letter.typ"
OPEN = "noch nicht erfasst"
GREETING = "Sehr geehrte Damen und Herren,"


def letter(content: Mapping[str, Any], on: date) -> bytes:
    """Set one letter as PDF; the same content gives the same bytes."""
    return render(TEMPLATE, content, title=content["subject"], created=on)


def letters(contents: Sequence[Mapping[str, Any]], on: date) -> list[bytes]:
    """Set many letters of one day in one go."""
    titles = [content["subject"] for content in contents]
    return render_many(TEMPLATE, contents, titles=titles, created=on)


def sender(body: Body, office: str = "", address: str = "") -> dict[str, Any]:
    """The head, return line and foot of a letter of this body."""
    place = [line.strip() for line in (address or body.address).splitlines() if line.strip()]
    columns = [[body.name, *place], [body.website]] if body.website else [[body.name, *place]]
    return {
        "name": body.name,
        "return_address": " · ".join([body.name, *place]),
        **({"office": office} if office else {}),
        "footer": columns if place or body.website else [],
    }


def recipient(name: str, address: str, office: str = "") -> list[str]:
    """The lines of an address field, six at most; a name the address begins with stands once."""
    lines = [line.strip() for line in address.splitlines() if line.strip()]
    if lines[:1] == [name]:
        lines = lines[1:]
    return [line for line in (name, office, *lines) if line][:6]


def day(value: date | None) -> str:
    """A day as it stands in a letter."""
    return f"{value:%d.%m.%Y}" if value else OPEN


def counted(population: Population | None) -> str:
    """A population with its day and source."""
    if population is None:
        return OPEN
    number = f"{population.count:,}".replace(",", ".")
    return f"{number} ({day(population.day)}, {population.source})"
