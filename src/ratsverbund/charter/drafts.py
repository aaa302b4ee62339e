"""Drafts of amendments: read from TOML, kept as JSON, checked against the bundle they amend."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ratsverbund.charter.decision import Unknown, plain
from ratsverbund.charter.place import BundleError, Place, figure_of
from ratsverbund.charter.timeline import Version, german
from ratsverbund.charter.works import Bundle, Draft, Figure, Parameter, Row
from ratsverbund.kernel.errors import InvalidInput

KNOWN = ("title", "figures", "texts", "choices", "in_force")
NUMBERS = (Decimal, int)


class DraftError(BundleError, InvalidInput):
    """A draft that cannot become law; `field` names the key at fault."""


def read_draft(path: Path, bundle: Bundle) -> Draft:
    """Read a draft; all that it names must exist and fit. Raises: BundleError."""
    place = Place(path)
    for word in place.content:
        if word not in KNOWN:
            raise place.fault(word, "Das gehört nicht in einen Entwurf.", f"Möglich: {KNOWN}.")
    figures, texts, choices = (place.content.get(name, {}) for name in KNOWN[1:4])
    for key in figures:
        if key not in bundle.parameters:
            raise unknown(place, key, "Den Wert", list(bundle.parameters))
    for norm in texts:
        if norm not in bundle.norms:
            raise unknown(place, norm, "Die Norm", list(bundle.norms))
    for key in choices:
        if key not in bundle.choices:
            raise unknown(place, key, "Die offene Frage", list(bundle.choices))
    draft = Draft(
        place.take(place.content, "title", "title"),
        {key: place.figure_in(key, value) for key, value in figures.items()},
        {norm: str(text) for norm, text in texts.items()},
        place.content.get("in_force"),
        {key: str(answer) for key, answer in choices.items()},
    )
    check_draft(draft, bundle)
    return draft


def unknown(place: Place, key: str, what: str, known: list[str]) -> BundleError:
    """Return an error that offers the names most like the one given."""
    start = key.partition(".")[0].partition("(")[0]
    near = [name for name in known if name.startswith(start)][:5] or known[:5]
    return place.fault(key, f"{what} gibt es im Bündel nicht.", f"Gemeint vielleicht: {near}.")


def check_draft(draft: Draft, bundle: Bundle, others: Iterable[Draft] = ()) -> None:
    """Refuse a draft that its bundle cannot take; `others` are changes already enacted.

    Raises: BundleError for names nobody knows, DraftError for what does not fit.
    """
    strange = [key for key in draft.figures if key not in bundle.parameters]
    strange += [norm for norm in draft.texts if norm not in bundle.norms]
    strange += [key for key in draft.choices if key not in bundle.choices]
    if strange:
        raise BundleError(
            f"„{strange[0]}“ gibt es im Rechtsbündel „{bundle.name}“ nicht. Bitte den Entwurf "
            "an die geltende Satzung anpassen."
        )
    if not draft.touched:
        raise DraftError(
            "Der Entwurf ändert noch nichts. Ändern Sie einen Wert, eine Antwort auf eine offene "
            "Frage oder einen Wortlaut."
        )
    for key, value in draft.figures.items():
        check_figure(bundle.parameters[key], value)
    for key, answer in draft.choices.items():
        options = bundle.choices[key].options
        if answer not in options:
            raise DraftError(
                f"{bundle.choices[key].question} „{answer}“ ist keine Antwort darauf. "
                f"Möglich: {', '.join(options)}.",
                key,
            )
    if draft.in_force:
        check_day(draft, bundle, draft.in_force, others)


def check_figure(parameter: Parameter, value: Figure) -> None:
    """Refuse a figure of another kind than those before it. Raises: DraftError."""
    known = [v.value for v in parameter.versions if not isinstance(v.value, Unknown)]
    expected = kind_of(known[-1]) if known else kind_of(value)
    if kind_of(value) != expected:
        in_unit = f" in {parameter.unit}" if parameter.unit else ""
        shown = f"„{value}“" if isinstance(value, str | Decimal | int) else "Die Angabe"
        raise DraftError(
            f"{parameter.title}: {shown} passt nicht. Erwartet wird {expected}{in_unit}; die "
            "Einheit selbst gehört nicht in den Wert.",
            parameter.key,
        )
    if isinstance(value, NUMBERS) and value < 0:
        raise DraftError(
            f"{parameter.title}: {value} ist negativ. Bitte eine Zahl ab 0 angeben.",
            parameter.key,
        )


def kind_of(figure: Figure) -> str:
    """Say in German what a figure is; an amount may be written without its cents."""
    if isinstance(figure, tuple):
        return "eine Staffel" if figure and isinstance(figure[0], Row) else "eine Liste von Namen"
    return "eine Zahl" if isinstance(figure, NUMBERS) else "ein Wort"


def check_day(draft: Draft, bundle: Bundle, day: date, others: Iterable[Draft]) -> None:
    """Refuse a second value, answer or wording for one day. Raises: DraftError."""
    taken = {key: other.title for other in others if other.in_force == day for key in other.touched}
    versions: dict[str, tuple[Version[Any], ...]] = {
        key: bundle.parameters[key].versions for key in draft.figures
    }
    versions |= {norm: bundle.norms[norm].versions for norm in draft.texts}
    for key, known in versions.items():
        taken.update((key, version.title) for version in known if version.earliest == day)
    for key in draft.touched:
        if key in taken:
            raise DraftError(
                f"{named(bundle, key)}: Für den {german(day)} gibt es schon eine Fassung "
                f"({taken[key]}). Bitte einen anderen Tag des Inkrafttretens wählen oder diesen "
                "Punkt weglassen.",
                "in_force",
            )


def named(bundle: Bundle, key: str) -> str:
    """Return what people call a figure, an open question or a norm."""
    if key in bundle.parameters:
        return bundle.parameters[key].title
    return bundle.choices[key].question if key in bundle.choices else bundle.norms[key].label


def kept(draft: Draft, in_force: date | None = None) -> dict[str, Any]:
    """Return a draft as plain JSON values; another day of entry into force may be given."""
    return {
        "title": draft.title,
        "figures": {key: plain_figure(value) for key, value in draft.figures.items()},
        "texts": dict(draft.texts),
        "choices": dict(draft.choices),
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
        content["title"],
        figures,
        dict(content["texts"]),
        date.fromisoformat(day) if day else None,
        dict(content.get("choices", {})),
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
    for table in ("figures", "texts", "choices"):
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
