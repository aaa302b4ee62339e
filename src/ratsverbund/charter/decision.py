"""What a rule answers: a value, its reasons with citations, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

from ratsverbund.kernel.errors import DomainError, InvalidInput, LawUnknown

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


class Duty(StrEnum):
    """What a norm asks of the software."""

    COMPUTE = "compute"
    ENFORCE = "enforce"
    WARN = "warn"
    REMIND = "remind"
    DOCUMENT = "document"
    RECORD = "record"
    DECLARATORY = "declaratory"


class CharterError(DomainError):
    """A fault in law, facts or question, told as a German sentence with its remedy."""


class FactsError(CharterError, InvalidInput):
    """Facts that cannot be true; `field` names the first that is wrong."""


class RuleError(CharterError):
    """No rule, or more than one, answers a question."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The law's honest answer when it cannot be told what applies."""

    reason: str

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Citation:
    """One norm in one version; `label` is its German name."""

    norm: str
    version: str
    text_hash: str
    label: str
    text: str = ""

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Reason:
    """One German sentence of the explanation, with the norm it rests on."""

    citation: Citation
    says: str
    value: Any = None
    children: tuple[Reason, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the reason and its children as plain JSON values."""
        return {
            "citation": self.citation.label,
            "version": self.citation.version,
            "says": self.says,
            "value": plain(self.value),
            "children": [child.as_json() for child in self.children],
        }

    def walk(self) -> Iterator[Reason]:
        """Yield this reason and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Decision(Generic[V_co]):
    """The answer of one rule; `label` is the wording people use for it.

    `value` is an `Unknown` when the law is silent or unsure, and None while facts are missing.
    """

    value: V_co | Unknown | None
    unit: str = ""
    reasons: tuple[Reason, ...] = ()
    open_points: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    institution: str = ""
    law_hash: str = ""
    label: str = ""
    reads: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Tell whether there is a value to act on."""
        return self.value is not None and not isinstance(self.value, Unknown)

    @property
    def settled(self) -> V_co:
        """Return the value. Raises: LawUnknown when it is unknown or facts are missing."""
        if self.value is None:
            raise LawUnknown(f"Es fehlen Angaben: {', '.join(self.needs)}. Bitte ergänzen.")
        if isinstance(self.value, Unknown):
            raise LawUnknown(self.value.reason)
        return self.value

    @property
    def citation(self) -> str:
        """Return the first citation in German, such as `§ 50 Abs. 1 GO NRW`."""
        return self.reasons[0].citation.label if self.reasons else ""

    @property
    def norms(self) -> tuple[str, ...]:
        """Return the ids of all norms the answer rests on, first cited first."""
        return tuple(dict.fromkeys(reason.citation.norm for reason in self.walk()))

    def walk(self) -> Iterator[Reason]:
        """Yield every reason of the tree."""
        for reason in self.reasons:
            yield from reason.walk()

    def as_json(self) -> dict[str, Any]:
        """Return the answer as plain JSON values: decimals as strings, days as ISO dates."""
        return {
            "institution": self.institution,
            "value": plain(self.value),
            "unit": self.unit,
            "reasons": [reason.as_json() for reason in self.reasons],
            "open_points": list(self.open_points),
            "needs": list(self.needs),
            "law_hash": self.law_hash,
        }


def plain(value: Any) -> Any:
    """Turn a value of the law into a plain JSON value."""
    if value is None or isinstance(value, Unknown):
        return None
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def decided(value: V, *reasons: Reason, unit: str = "", label: str = "") -> Decision[V]:
    """Return a decision for these reasons; the rule fills in the rest."""
    return Decision(value, unit=unit, reasons=reasons, label=label)
