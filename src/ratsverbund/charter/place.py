"""One TOML file of a bundle: reads its entries and says where a fault is."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from ratsverbund.charter.decision import CharterError, Unknown
from ratsverbund.charter.timeline import STATUSES, Amendment, Version, german, overlaps
from ratsverbund.charter.works import Figure, Row, Work

Table = dict[str, Any]
T = TypeVar("T")
VERSIONED = (
    "says", "value", "values", "versions", "rows", "by", "from", "until", "proven_by", "source",
    "unknown", "recorded", "status",
)  # fmt: skip


class BundleError(CharterError):
    """A fault in a bundle's files; the sentence names file, entry and remedy."""


class Place:
    """A file of a bundle, for reading entries and for telling where a fault is."""

    def __init__(self, path: Path) -> None:
        self.name = "/".join(path.parts[-3:])
        try:
            self.content: Table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
            raise BundleError(
                f"{self.name}: Die Datei ist nicht lesbar ({fault}). "
                "Bitte an der genannten Stelle richtigstellen."
            ) from fault

    def fault(self, key: str, problem: str, remedy: str) -> BundleError:
        """Return an error that names this file, the entry and the remedy."""
        return BundleError(f"{self.name}, „{key}“: {problem} {remedy}")

    def take(self, table: Table, name: str, key: str) -> Any:
        """Return a required entry. Raises: BundleError."""
        if name not in table:
            raise self.fault(key, f"Der Eintrag „{name}“ fehlt.", "Bitte ergänzen.")
        return table[name]

    def record(
        self, kind: type[T], at: str, table: Table, /, *, also: Sequence[str] = (), **made: Any
    ) -> T:
        """Build a record from an entry; lists become tuples.

        Raises: BundleError for a missing entry and for one that nobody knows.
        """
        known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
        given = dict(made)
        for name, value in table.items():
            if name in known:
                given.setdefault(name, tuple(value) if isinstance(value, list) else value)
            elif name not in also:
                remedy = f"Möglich: {', '.join([*known, *also])}."
                raise self.fault(at, f"Den Eintrag „{name}“ kennt niemand.", remedy)
        for name, one in known.items():
            if name not in given and one.default is MISSING and one.default_factory is MISSING:
                raise self.fault(at, f"Der Eintrag „{name}“ fehlt.", "Bitte ergänzen.")
        return kind(**given)

    def one_of(self, options: tuple[str, ...], table: Table, name: str, key: str) -> str:
        """Return a required word out of a list. Raises: BundleError."""
        word = str(self.take(table, name, key))
        if word not in options:
            known = ", ".join(options)
            raise self.fault(key, f"„{word}“ ist für „{name}“ unbekannt.", f"Möglich: {known}.")
        return word

    def tables(self) -> Table:
        """Return the entries of the file, each over the plain defaults at its head."""
        defaults = {key: item for key, item in self.content.items() if not isinstance(item, dict)}
        entries = {key: item for key, item in self.content.items() if isinstance(item, dict)}
        return {key: {**defaults, **item} for key, item in entries.items()}

    def versions(self, work: Work, key: str, table: Table, name: str) -> tuple[Version[Any], ...]:
        """Read the versions of a text (`says`) or figure (`value`), first to last."""
        items = table.get("values" if name == "value" else "versions", [table])
        found = [self.version(work, key, item, name) for item in items]
        found.sort(key=lambda version: (version.earliest, version.recorded or date.min))
        clash = overlaps(found)
        if clash:
            problem = f"Für den {german(clash)} gibt es zwei Werte."
            raise self.fault(key, problem, "Bitte einen davon löschen.")
        return tuple(found)

    def version(self, work: Work, key: str, item: Table, name: str) -> Version[Any]:
        """Read one version: brought by an act of the work, or simply from a day."""
        act = self.act(work, key, item)
        proof = self.act_named(work, key, item["proven_by"]) if "proven_by" in item else None
        return Version(
            act.id,
            act.title,
            self.value(key, item, name),
            act.earliest,
            act.certain,
            item.get("until"),
            item.get("recorded", act.recorded),
            (proof.certain or date.max) if proof else None,
            self.one_of(STATUSES, {"status": "V", **item}, "status", key),
            item.get("source", ""),
        )

    def act(self, work: Work, key: str, item: Table) -> Amendment:
        """Return the act that brought a version."""
        if "by" in item:
            return self.act_named(work, key, item["by"])
        start = item.get("from")
        if isinstance(start, date):
            return Amendment(start.isoformat(), f"Fassung vom {german(start)}", start, start)
        if work.amendments:
            return work.amendments[0]
        raise self.fault(key, "Es fehlt, ab wann dies gilt.", "Bitte „from“ oder „by“ ergänzen.")

    def act_named(self, work: Work, key: str, name: str) -> Amendment:
        """Return an amendment of the work by its id."""
        found = {amendment.id: amendment for amendment in work.amendments}
        if name not in found:
            known = ", ".join(found) or "keine"
            raise self.fault(
                key, f"Die Änderung „{name}“ gibt es nicht.", f"Bekannt sind: {known}."
            )
        return found[name]

    def value(self, key: str, item: Table, name: str) -> Any:
        """Read the text or figure of a version, or why it is unknown."""
        if "unknown" in item:
            return Unknown(item["unknown"])
        if name == "says":
            return str(self.take(item, name, key))
        if item.get("status") == "GAP":
            return Unknown("Der Wert ist nicht erfasst.")
        given = item["rows"] if "rows" in item else self.take(item, name, key)
        return self.figure_in(key, given)

    def figure_in(self, key: str, given: Any) -> Figure:
        """Read a figure, a list of names, or the lines of a decision table."""
        if isinstance(given, list) and given and isinstance(given[0], dict):
            return tuple(self.row(key, row) for row in given)
        return self.figure(key, given)

    def row(self, key: str, row: Table) -> Row:
        """Read one line of a decision table; a line without value is a gap."""
        value = self.figure(key, row["value"]) if "value" in row else None
        if isinstance(value, tuple):
            raise self.fault(key, "Eine Zeile hat mehrere Werte.", "Bitte einen eintragen.")
        return Row(self.take(row, "from", key), value, row.get("status", "V"))

    def figure(self, key: str, value: Any) -> Figure:
        """Read a figure. Raises: BundleError for numbers that are not exact."""
        try:
            return figure_of(value)
        except (TypeError, InvalidOperation) as fault:
            problem = f"„{value}“ ist kein Wert."
            raise self.fault(key, problem, 'Beträge bitte als Text wie "15.00".') from fault


def figure_of(value: Any) -> Figure:
    """Turn a TOML value into a figure: a number in quotes is an exact decimal."""
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    if isinstance(value, str):
        return Decimal(value) if value.replace(".", "", 1).isdigit() else value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(value)
