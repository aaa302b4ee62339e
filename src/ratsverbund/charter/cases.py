"""Worked cases of a bundle: tests for us, examples for citizens."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ratsverbund.charter.ask import decide
from ratsverbund.charter.bundle import bundle_of, law_of
from ratsverbund.charter.decision import CharterError, Decision, FactsError, plain
from ratsverbund.charter.law import Law
from ratsverbund.charter.place import figure_of
from ratsverbund.charter.works import Draft


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One case a clerk can read: day, question, facts, and what must come out."""

    name: str
    title: str
    bundle: str
    on: date
    institution: str
    facts: dict[str, Any]
    expected: dict[str, Any]
    known_at: date | None = None
    figures: dict[str, Any] = field(default_factory=dict)
    place: str = ""

    def law(self) -> Law:
        """Open the law of the case, with its hypothetical figures laid over."""
        law = law_of(self.bundle, self.on, self.known_at)
        if not self.figures:
            return law
        assumed = {key: figure_of(value) for key, value in self.figures.items()}
        return law.under(Draft("Annahme des Beispiels", assumed))

    @property
    def given(self) -> dict[str, Any]:
        """Return the facts as they would come in JSON."""
        return dict(without_dashes(plain(self.facts)))

    def answer(self, law: Law | None = None) -> Decision[Any]:
        """Ask the law. Raises: FactsError."""
        return decide(law or self.law(), self.institution, self.given)

    def differences(self, law: Law | None = None) -> list[str]:
        """Name each expectation that does not come out; none means the case holds."""
        try:
            decision = self.answer(law)
        except FactsError as fault:
            return [] if self.expected.get("error", "\0") in str(fault) else [f"Fehler: {fault}"]
        return [
            f"{key}: erwartet {wanted!r}, gefunden {found!r}"
            for key, wanted in self.expected.items()
            for found in [outcome(decision, key)]
            if not meets(key, wanted, found)
        ]

    def complaints(self) -> list[str]:
        """Say where an expectation has to change, and to what."""
        return [f"{self.place}, Beispiel {self.name}: {line}" for line in self.differences()]


def outcome(decision: Decision[Any], key: str) -> Any:
    """Return the part of a decision that an expectation is about."""
    parts = {
        "citation": [reason.citation.label for reason in decision.walk()],
        "value": plain(decision.value),
        "unit": decision.unit,
        "label": decision.label,
        "open": list(decision.open_points),
        "unknown": "" if decision.known else " ".join(decision.open_points),
        "needs": list(decision.needs),
        "says": [reason.says for reason in decision.walk()],
        "error": "",
    }
    return parts[key]


def meets(key: str, wanted: Any, found: Any) -> bool:
    """Compare: values exactly, citations by one of the list, sentences by a part of one."""
    if key == "citation":
        return wanted in found
    if key in ("open", "says"):
        sentences = [sentence.replace("\u00a0", " ") for sentence in found]
        return any(wanted in sentence for sentence in sentences) if wanted else not found
    if key in ("unknown", "error"):
        return bool(found) and wanted in found
    return bool(without_dashes(plain(wanted)) == found)


def without_dashes(value: Any) -> Any:
    """Read a dash as "nothing": TOML has no word for it."""
    if isinstance(value, dict):
        return {key: without_dashes(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_dashes(item) for item in value]
    return None if value == "-" else value


def cases_of(bundle: str) -> list[WorkedCase]:
    """Return all cases kept with a bundle. Raises: CharterError for an unreadable file."""
    return [
        case
        for path in sorted(bundle_of(bundle).folder.rglob("cases/*.toml"))
        for case in read_cases(path, bundle)
    ]


def institutions_by_norm(bundle: str) -> dict[str, tuple[str, ...]]:
    """Tell which institutions rest on each norm, as the worked cases show."""
    found: dict[str, dict[str, None]] = {}
    for case in cases_of(bundle):
        with suppress(FactsError):
            for norm in case.answer().norms:
                found.setdefault(norm, {})[case.institution] = None
    return {norm: tuple(names) for norm, names in found.items()}


def read_cases(path: Path, bundle: str) -> list[WorkedCase]:
    """Read the cases of one file."""
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise CharterError(f"{path.name}: nicht lesbar ({fault}). Bitte richtigstellen.") from fault
    place = path.relative_to(bundle_of(bundle).folder.parent).as_posix()
    lines = expectations(text)
    return [
        read_case(item, content, bundle, f"{place}:{line}")
        for item, line in zip(content.get("case", []), lines, strict=True)
    ]


def expectations(text: str) -> list[int]:
    """Return the number of the line in which each case writes what it expects."""
    lines: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("[[case]]"):
            lines.append(number)
        elif line.startswith(("expect", "[case.expect]")):
            lines[-1] = number
    return lines


def read_case(item: dict[str, Any], content: dict[str, Any], bundle: str, place: str) -> WorkedCase:
    """Read one case; what the file says at its head holds for all its cases."""
    given = {**{key: value for key, value in content.items() if key != "case"}, **item}
    facts = {**content.get("facts", {}), **item.get("facts", {})}
    return WorkedCase(
        given["name"],
        given.get("title", ""),
        given.get("bundle", bundle),
        given["on"],
        given["institution"],
        facts,
        item["expect"],
        given.get("known_at"),
        given.get("figures", {}),
        place,
    )
