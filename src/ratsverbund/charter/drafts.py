"""Drafts of amendments: read from TOML, kept as JSON, checked against the bundle they amend."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ratsverbund.charter.decision import plain
from ratsverbund.charter.place import BundleError, Place, figure_of
from ratsverbund.charter.works import Bundle, Draft, Figure, Row

KNOWN = ("title", "figures", "texts", "in_force")


def read_draft(path: Path, bundle: Bundle) -> Draft:
    """Read a draft; every figure and norm it names must exist. Raises: BundleError."""
    place = Place(path)
    for word in place.content:
        if word not in KNOWN:
            raise place.fault(word, "Das gehört nicht in einen Entwurf.", f"Möglich: {KNOWN}.")
    figures = place.content.get("figures", {})
    texts = place.content.get("texts", {})
    for key in figures:
        if key not in bundle.parameters:
            raise unknown(place, key, "Den Wert", list(bundle.parameters))
    for norm in texts:
        if norm not in bundle.norms:
            raise unknown(place, norm, "Die Norm", list(bundle.norms))
    return Draft(
        place.take(place.content, "title", "title"),
        {key: place.figure_in(key, value) for key, value in figures.items()},
        {norm: str(text) for norm, text in texts.items()},
        place.content.get("in_force"),
    )


def unknown(place: Place, key: str, what: str, known: list[str]) -> BundleError:
    """Return an error that offers the names most like the one given."""
    start = key.partition(".")[0].partition("(")[0]
    near = [name for name in known if name.startswith(start)][:5] or known[:5]
    return place.fault(key, f"{what} gibt es im Bündel nicht.", f"Gemeint vielleicht: {near}.")


def check_draft(draft: Draft, bundle: Bundle) -> None:
    """Refuse a draft that names what its bundle does not have. Raises: BundleError."""
    strange = [key for key in draft.figures if key not in bundle.parameters]
    strange += [norm for norm in draft.texts if norm not in bundle.norms]
    if strange:
        raise BundleError(
            f"„{strange[0]}“ gibt es im Rechtsbündel „{bundle.name}“ nicht. Bitte den Entwurf "
            "an die geltende Satzung anpassen."
        )


def kept(draft: Draft, in_force: date | None = None) -> dict[str, Any]:
    """Return a draft as plain JSON values; another day of entry into force may be given."""
    return {
        "title": draft.title,
        "figures": {key: plain_figure(value) for key, value in draft.figures.items()},
        "texts": dict(draft.texts),
        "in_force": plain(in_force or draft.in_force),
    }


def plain_figure(figure: Figure) -> Any:
    """Return a figure as a bundle's file would write it."""
    if isinstance(figure, tuple):
        return [
            {"from": item.first, "value": plain(item.value), "status": item.status}
            if isinstance(item, Row)
            else item
            for item in figure
        ]
    return plain(figure)


def restored(content: dict[str, Any]) -> Draft:
    """Return the draft that was kept as JSON."""
    figures = {key: restored_figure(value) for key, value in content["figures"].items()}
    day = content["in_force"]
    return Draft(
        content["title"], figures, dict(content["texts"]), date.fromisoformat(day) if day else None
    )


def restored_figure(value: Any) -> Figure:
    """Return a figure that was kept as JSON."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return tuple(Row(row["from"], one_value(row["value"]), row["status"]) for row in value)
    return figure_of(value)


def one_value(value: Any) -> Decimal | int | str | None:
    """Return the value of one line of a decision table; a line without one is a gap."""
    figure = None if value is None else figure_of(value)
    return None if isinstance(figure, tuple) else figure


def written(draft: Draft) -> str:
    """Write a draft as the TOML file that `read_draft` reads."""
    content = kept(draft)
    lines = [f"title = {quoted(draft.title)}"]
    if draft.in_force:
        lines.append(f"in_force = {draft.in_force.isoformat()}")
    for table in ("figures", "texts"):
        lines += ["", f"[{table}]"]
        lines += [f"{quoted(key)} = {toml(value)}" for key, value in content[table].items()]
    return "\n".join(lines) + "\n"


def toml(value: Any) -> str:
    """Write one value of a draft in TOML."""
    if isinstance(value, list):
        return f"[{', '.join(toml(item) for item in value)}]"
    if isinstance(value, dict):
        pairs = [f"{key} = {toml(item)}" for key, item in value.items() if item is not None]
        return f"{{ {', '.join(pairs)} }}"
    return str(value) if isinstance(value, int) else quoted(value)


def quoted(text: str) -> str:
    """Write a text in TOML: its basic strings know the escapes of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
