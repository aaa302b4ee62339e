"""Reads one bundle folder into law and checks it; every fault names file, key and remedy."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from pathlib import Path
from typing import Any

from ratsverbund.charter.citations import label_of
from ratsverbund.charter.decision import CharterError, Duty, Unknown
from ratsverbund.charter.timeline import STATUSES, Amendment, Version, german, overlaps
from ratsverbund.charter.works import (
    RANKS,
    Bundle,
    Choice,
    Conflict,
    Figure,
    Norm,
    Parameter,
    Row,
    Work,
)

Table = dict[str, Any]


class BundleError(CharterError):
    """A fault in a bundle's files."""


class Place:
    """One TOML file of a bundle, for reading keys and for telling where a fault is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = "/".join(path.parts[-3:])
        try:
            self.content: Table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
            raise BundleError(
                f"{self.name}: Die Datei ist nicht lesbar ({fault}). "
                "Bitte an der genannten Stelle richtigstellen."
            ) from fault

    def fault(self, key: str, problem: str, remedy: str) -> BundleError:
        """Return an error that names this file, the key and the remedy."""
        return BundleError(f"{self.name}, „{key}“: {problem} {remedy}")

    def take(self, table: Table, name: str, key: str) -> Any:
        """Return a required entry of a table. Raises: BundleError."""
        if name not in table:
            raise self.fault(key, f"Der Eintrag „{name}“ fehlt.", "Bitte ergänzen.")
        return table[name]


def read_bundle(folder: Path, base_of: Callable[[str], Bundle]) -> Bundle:
    """Read a bundle folder over the bundles it extends. Raises: BundleError."""
    head = Place(folder / "bundle.toml")
    title = head.take(head.content, "title", "title")
    bundle = Bundle(folder.name, title, folder, (folder.name,), {}, {}, {}, {}, (), "")
    bases = [base_of(name) for name in head.content.get("extends", [])]
    for base in bases:
        inherit(bundle, base)
    conflicts = [conflict for base in bases for conflict in base.conflicts]
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / "work.toml").is_file():
            conflicts += read_folder(bundle, path)
        elif path.suffix == ".toml" and path.name != "bundle.toml":
            conflicts += read_file(bundle, Place(path))
    chain = (folder.name, *(name for base in bases for name in base.chain))
    return Bundle(
        folder.name,
        title,
        folder,
        tuple(dict.fromkeys(chain)),
        bundle.works,
        bundle.norms,
        bundle.parameters,
        bundle.choices,
        tuple(conflicts),
        fingerprint(folder, bases),
        bundle.roles,
    )


def inherit(bundle: Bundle, base: Bundle) -> None:
    """Take over the law a bundle stands on."""
    bundle.works.update(base.works)
    bundle.norms.update(base.norms)
    bundle.parameters.update(base.parameters)
    bundle.choices.update(base.choices)
    bundle.roles.update(base.roles)


def fingerprint(folder: Path, bases: list[Bundle]) -> str:
    """Return the hash of all law in a bundle and below; layout and comments do not count."""
    print_of_law = sha256("".join(base.hash for base in bases).encode())
    for path in sorted(folder.rglob("*.toml")):
        if "cases" not in path.relative_to(folder).parts:
            content = json.dumps(Place(path).content, sort_keys=True, default=str)
            print_of_law.update(f"{path.relative_to(folder)}{content}".encode())
    return print_of_law.hexdigest()


def read_file(bundle: Bundle, place: Place) -> list[Conflict]:
    """Read a work that fits into one file: `[work]`, `[norm]`, `[param]`, `[choice]`."""
    work = read_work(bundle, place)
    read_norms(bundle, place, work, place.content.get("norm", {}))
    read_parameters(bundle, place, work, place.content.get("param", {}))
    read_choices(bundle, place, place.content.get("choice", {}))
    return list(read_conflicts(bundle, place))


def read_folder(bundle: Bundle, folder: Path) -> list[Conflict]:
    """Read a work kept in a folder: work.toml, text/, params.toml, choices.toml."""
    head = Place(folder / "work.toml")
    work = read_work(bundle, head)
    for path in sorted((folder / "text").glob("*.toml")):
        place = Place(path)
        read_norms(bundle, place, work, place.content)
    if (folder / "params.toml").is_file():
        place = Place(folder / "params.toml")
        read_parameters(bundle, place, work, place.content)
    if (folder / "choices.toml").is_file():
        place = Place(folder / "choices.toml")
        read_choices(bundle, place, place.content)
    return list(read_conflicts(bundle, head))


def read_work(bundle: Bundle, place: Place) -> Work:
    """Read title, rank and amendments of a work."""
    head = place.take(place.content, "work", "work")
    rank = place.take(head, "rank", "work")
    if rank not in RANKS:
        raise place.fault("work.rank", f"„{rank}“ ist kein Rang.", f"Möglich: {', '.join(RANKS)}.")
    amendments = tuple(read_amendment(place, item) for item in place.content.get("amendment", []))
    work = Work(
        place.take(head, "id", "work"),
        place.take(head, "title", "work"),
        place.take(head, "short", "work"),
        rank,
        amendments,
        tuple(head.get("repealed", [])),
    )
    bundle.works[work.id] = work
    return work


def read_amendment(place: Place, item: Table) -> Amendment:
    """Read one dated act; an unknown entry into force is written "unknown"."""
    key = str(place.take(item, "id", "amendment"))
    start = place.take(item, "in_force", key)
    if start != "unknown" and not isinstance(start, date):
        raise place.fault(key, f"„{start}“ ist kein Tag.", 'Richtig: 2021-01-01 oder "unknown".')
    return Amendment(
        key,
        place.take(item, "title", key),
        place.take(item, "cited", key),
        None if start == "unknown" else start,
        item.get("usable_from"),
        item.get("signed"),
        item.get("noticed"),
        item.get("recorded"),
    )


def read_norms(bundle: Bundle, place: Place, work: Work, tables: Table) -> None:
    """Read norms and note which steps of rules they carry."""
    for key, table in tables.items():
        norm = read_norm(place, work, key, table)
        if norm.id in bundle.norms and bundle.norms[norm.id].work == work.id:
            raise place.fault(key, "Die Norm ist doppelt.", "Bitte einen Eintrag löschen.")
        bundle.norms[norm.id] = norm
        for step in norm.feeds:
            bundle.roles[step] = norm.id


def read_norm(place: Place, work: Work, key: str, table: Table) -> Norm:
    """Read one norm with its versions."""
    identity = f"{work.id}/{key}"
    try:
        label = label_of(identity, work.short)
        duties = tuple(Duty(word) for word in place.take(table, "duty", key).split())
    except ValueError as fault:
        raise place.fault(key, str(fault), "Bitte richtigstellen.") from fault
    versions = read_versions(place, work, key, table, "says", str)
    return Norm(
        identity,
        work.id,
        label,
        table.get("title", ""),
        duties,
        tuple(table.get("feeds", [])),
        versions,
        table.get("status", "V"),
    )


def read_parameters(bundle: Bundle, place: Place, work: Work, tables: Table) -> None:
    """Read dated figures, grouped by institution."""
    for institution, group in tables.items():
        for name, table in group.items():
            key = f"{institution}.{name}"
            norm = place.take(table, "norm", key)
            if norm not in bundle.norms:
                raise place.fault(
                    key, f"Die Norm {norm} gibt es nicht.", "Bitte die Kennung prüfen."
                )
            versions = read_versions(place, work, key, table, "value", figure_of)
            bundle.parameters[key] = Parameter(
                key, table.get("title", name), norm, table.get("unit", ""), versions, place.name
            )
            bundle.roles[key] = norm


def read_versions(
    place: Place, work: Work, key: str, table: Table, name: str, turn: Callable[[Any], Any]
) -> tuple[Version[Any], ...]:
    """Read the versions of a text or figure, from the first to the last."""
    versions = [
        read_version(place, work, key, item, name, turn)
        for item in table.get("values" if name == "value" else "versions", [table])
    ]
    versions.sort(key=lambda version: (version.earliest, version.recorded or date.min))
    clash = overlaps(versions)
    if clash:
        raise place.fault(
            key, f"Für den {german(clash)} gibt es zwei Werte.", "Bitte einen davon löschen."
        )
    return tuple(versions)


def read_version(
    place: Place, work: Work, key: str, item: Table, name: str, turn: Callable[[Any], Any]
) -> Version[Any]:
    """Read one version: by an amendment of the work, or from a day."""
    status = item.get("status", "V")
    if status not in STATUSES:
        raise place.fault(key, f"„{status}“ ist kein Status.", f"Möglich: {', '.join(STATUSES)}.")
    value = read_value(place, key, item, name, turn)
    act = act_of(place, work, key, item)
    proof = act_named(place, work, key, item["proven_by"]) if "proven_by" in item else None
    return Version(
        act.id,
        act.title,
        value,
        item.get("from", act.earliest),
        item.get("from", act.certain),
        item.get("until"),
        item.get("recorded", act.recorded),
        (proof.certain or date.max) if proof else None,
        status,
        item.get("source", ""),
    )


def read_value(place: Place, key: str, item: Table, name: str, turn: Callable[[Any], Any]) -> Any:
    """Read the value of a version, or why it is unknown."""
    if "unknown" in item:
        return Unknown(item["unknown"])
    if name == "value" and "rows" in item:
        return tuple(row_of(place, key, row) for row in item["rows"])
    if name == "value" and item.get("status") == "GAP":
        return Unknown("Der Wert ist nicht erfasst.")
    try:
        return turn(place.take(item, name, key))
    except (InvalidOperation, TypeError) as fault:
        raise place.fault(
            key, f"„{item[name]}“ ist kein Wert.", 'Beträge bitte als Text wie "15.00".'
        ) from fault


def act_of(place: Place, work: Work, key: str, item: Table) -> Amendment:
    """Return the act that brought a version: named, or simply a day."""
    if "by" in item:
        return act_named(place, work, key, item["by"])
    start = item.get("from")
    if isinstance(start, date):
        return Amendment(start.isoformat(), f"Fassung vom {german(start)}", start, start)
    if work.amendments:
        return work.amendments[0]
    raise place.fault(key, "Es fehlt, ab wann dies gilt.", "Bitte „from“ oder „by“ ergänzen.")


def act_named(place: Place, work: Work, key: str, name: str) -> Amendment:
    """Return an amendment of the work by its id."""
    for amendment in work.amendments:
        if amendment.id == name:
            return amendment
    known = ", ".join(amendment.id for amendment in work.amendments)
    raise place.fault(key, f"Die Änderung „{name}“ gibt es nicht.", f"Bekannt sind: {known}.")


def figure_of(value: Any) -> Figure:
    """Turn a TOML value into a figure: numbers in text are exact decimals."""
    if isinstance(value, bool | float):
        raise TypeError(value)
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    if isinstance(value, str) and value[:1].isdigit() and value.replace(".", "", 1).isdigit():
        return Decimal(value)
    if isinstance(value, int | str):
        return value
    raise TypeError(value)


def row_of(place: Place, key: str, row: Table) -> Row:
    """Read one line of a decision table."""
    value = row.get("value")
    figure = None if value is None else figure_of(value)
    if isinstance(figure, tuple):
        raise place.fault(key, "Eine Zeile hat mehrere Werte.", "Bitte einen einzelnen eintragen.")
    return Row(place.take(row, "from", key), figure, row.get("status", "V"))


def read_choices(bundle: Bundle, place: Place, tables: Table) -> None:
    """Read the open questions of a town and its answers."""
    for key, table in tables.items():
        options = place.take(table, "options", key)
        answer = table.get("answer", "")
        default = place.take(table, "default", key)
        for word in filter(None, (answer, default)):
            if word not in options:
                raise place.fault(
                    key, f"„{word}“ steht nicht zur Wahl.", f"Möglich: {', '.join(options)}."
                )
        bundle.choices[key] = Choice(
            key,
            table.get("number", 0),
            place.take(table, "norm", key),
            place.take(table, "question", key),
            options,
            default,
            answer,
            table.get("resolution", ""),
            table.get("decided"),
        )
        bundle.roles[key] = table["norm"]


def read_conflicts(bundle: Bundle, place: Place) -> Iterator[Conflict]:
    """Read the declared conflicts with higher law."""
    for item in place.content.get("over", []):
        over, under = place.take(item, "over", "over"), place.take(item, "under", "over")
        for norm in (over, under):
            if norm not in bundle.norms:
                raise place.fault(
                    "over", f"Die Norm {norm} gibt es nicht.", "Bitte die Kennung prüfen."
                )
        yield Conflict(
            over,
            under,
            place.take(item, "since", over),
            place.take(item, "how", over),
            item.get("says", ""),
            item.get("figure", ""),
        )
