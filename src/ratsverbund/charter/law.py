"""The law as a rule sees it: reads that are recorded, cited, and may end the rule."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from ratsverbund.charter.decision import Citation, Reason, RuleError, Unknown
from ratsverbund.charter.state import State, citation_of
from ratsverbund.charter.timeline import UNPROVEN, Version, german
from ratsverbund.charter.works import Conflict, Draft, Figure, Norm, Parameter, Row


class Unsettled(Exception):
    """Not an error but an answer: the law is silent or unsure, or facts are missing."""

    def __init__(
        self, reason: str = "", says: tuple[Reason, ...] = (), needs: tuple[str, ...] = ()
    ):
        super().__init__(reason)
        self.reason = reason
        self.says = says
        self.needs = needs


class NotRegulated(Unsettled):
    """No work of the bundle says anything here."""


@dataclass(frozen=True, slots=True)
class Law(State):
    """What a rule may see: a frozen state of law that records every read.

    Reading what is not regulated or not known ends the rule with that as its answer.
    """

    read: list[str] = field(default_factory=list, compare=False, repr=False)
    open: list[str] = field(default_factory=list, compare=False, repr=False)
    bites: dict[str, tuple[Reason, ...]] = field(default_factory=dict, compare=False, repr=False)
    asked: bool = field(default=False, compare=False, repr=False)

    def fresh(self) -> Law:
        """Return the same view with nothing read yet."""
        return Law(
            self.bundle, self.as_of, self.known_at, self.drafts, asked=True, memory=self.memory
        )

    def on(self, day: date) -> Law:
        """Return the same law as of another day, sharing the record of reads."""
        return self if day == self.as_of else replace(self, as_of=day, memory={})

    def under(self, *drafts: Draft) -> Law:
        """Return the law as it would be under further drafts."""
        return replace(self, drafts=(*self.drafts, *drafts), memory={})

    def regulates(self, step: str) -> bool:
        """Tell whether a norm in force carries this step of an institution."""
        norm = self.bundle.norms.get(self.bundle.roles.get(step, ""))
        return norm is not None and not isinstance(self.text_of(norm).value, Unknown)

    def holds(self, step: str) -> bool:
        """Tell whether a work of the bundle carries this step on any day, known or not."""
        return step in self.bundle.roles

    def cite(self, step: str) -> Citation:
        """Return the norm behind a step of an institution, in the version in force."""
        self.read.append(step)
        citation, silence, doubt = self.remembered("cite", step, self.find_citation)
        if silence:
            raise Unsettled(f"{silence} {citation.label}", (Reason(citation, silence),))
        if doubt:
            self.note(doubt)
        return citation

    def find_citation(self, step: str) -> tuple[Citation, str, str]:
        """Look up the norm behind a step, why it cannot be told, and what is doubtful.

        A figure is cited in the version that set it.
        """
        norm = self.bundle.norms.get(self.bundle.roles.get(step, ""))
        if norm is None:
            raise NotRegulated(step)
        version = self.text_of(norm)
        parameter = self.bundle.parameters.get(step)
        set_by = self.version_of(parameter) if parameter else None
        citation = citation_of(norm, version, set_by if isinstance(set_by, Version) else version)
        silence = version.value.reason if isinstance(version.value, Unknown) else ""
        doubt, first = "", version.proven_from
        if first and self.as_of < first:
            doubt = f"Der Wortlaut von {norm.label} ist vor dem {german(first)} nicht belegt."
        return citation, silence, doubt

    def reason(self, step: str, says: str, value: Any = None, *children: Reason) -> Reason:
        """Return one sentence of the explanation, resting on the norm behind a step.

        Where higher law changed the figure, its reason stands below.
        """
        return Reason(self.cite(step), says, value, (*children, *self.bites.get(step, ())))

    def reason_for(self, norm: Norm, says: str, *children: Reason) -> Reason:
        """Return one sentence resting on a norm by its id."""
        return Reason(citation_of(norm, self.text_of(norm)), says, None, children)

    def amount(self, key: str) -> Decimal:
        """Return a dated figure as a decimal number, in the unit of the parameter."""
        return self.ranked(key, exact(self.figure(key)))

    def number(self, key: str) -> int:
        """Return a dated figure as a whole number."""
        return int(str(self.figure(key)))

    def word(self, key: str) -> str:
        """Return a dated value that is a name or a form."""
        return str(self.figure(key))

    def words(self, key: str) -> tuple[str, ...]:
        """Return a dated list of names."""
        value = self.figure(key)
        return tuple(str(item) for item in value) if isinstance(value, tuple) else (str(value),)

    def bracket(self, key: str, number: int) -> Row:
        """Return the line of a decision table that holds for a number."""
        return self.row(key, self.figure(key), number)

    def row(self, key: str, rows: Figure, number: int) -> Row:
        """Return the line of a table that has been read; one without value ends the rule."""
        if not isinstance(rows, tuple) or not rows or not isinstance(rows[0], Row):
            raise RuleError(f"„{key}“ ist keine Staffel. Bitte als rows = […] eintragen.")
        place = bisect_right(rows, number, key=start_of) - 1
        parameter, row = self.bundle.parameters[key], rows[place]
        if place < 0 or row.value is None:
            self.stop(
                parameter,
                f"{parameter.title}: für {number} nicht geregelt oder nicht "
                f"erfasst. Bitte die Tabelle in {parameter.where} ergänzen.",
            )
        self.doubt(parameter.title, row.status)
        return row

    def banded(self, key: str, number: int) -> Decimal:
        """Return an amount that depends on a number, or is one for all."""
        figure = self.figure(key)
        return exact(self.row(key, figure, number).value if isinstance(figure, tuple) else figure)

    def figure(self, key: str) -> Figure:
        """Return a dated figure of any kind and record the read."""
        self.read.append(key)
        parameter = self.bundle.parameters.get(key)
        if parameter is None:
            raise NotRegulated(key)
        version = self.version_of(parameter)
        if isinstance(version, Unknown):
            self.stop(parameter, f"{parameter.title}: {version.reason}")
        if version.status == "GAP" or isinstance(version.value, Unknown):
            self.stop(
                parameter,
                f"{parameter.title}: nicht erfasst. Bitte tragen Sie den Wert "
                f"mit Quelle in {parameter.where} ein.",
            )
        self.doubt(parameter.title, version.status)
        return version.value

    def ranked(self, key: str, own: Decimal) -> Decimal:
        """Hold a figure against the floors and caps that higher law declares for its norm."""
        for conflict in self.remembered("bounds", self.bundle.roles[key], self.find_bounds):
            bound = self.amount(conflict.figure)
            if own < bound if conflict.how == "floor" else own > bound:
                figure = self.bundle.parameters[conflict.figure]
                shown = f"{figure.title}: {bound} {figure.unit}."
                child = self.reason(conflict.figure, shown, bound)
                over = self.reason_for(self.bundle.norms[conflict.over], conflict.says, child)
                self.bites[key] = (*self.bites.get(key, ()), over)
                self.note(conflict.says)
                own = bound
        return own

    def find_bounds(self, norm: str) -> tuple[Conflict, ...]:
        """Look up the floors and caps over the figures of a norm."""
        return tuple(
            one
            for one in self.bundle.conflicts
            if one.under == norm and one.figure and one.since <= self.as_of
        )

    def choice(self, key: str) -> str:
        """Return the town's answer to an open question; a mere default is shown as open."""
        self.read.append(key)
        choice = self.choice_of(key)
        if choice is None:
            raise NotRegulated(key)
        if not choice.resolution:
            self.note(
                f"{choice.question} Voreinstellung, noch nicht beschlossen: "
                f"{choice.options[choice.value]}."
            )
        return choice.value

    def chooses(self, key: str) -> bool:
        """Tell whether the town has this question at all."""
        return key in self.bundle.choices

    def note(self, text: str) -> None:
        """Keep a point that a human has to settle or check."""
        if text not in self.open:
            self.open.append(text)

    def doubt(self, title: str, status: str) -> None:
        """Mark a figure that nobody has read in its source."""
        if status in UNPROVEN:
            self.note(f"{title}: Platzhalter, bitte prüfen.")

    def stop(self, parameter: Parameter, why: str) -> NoReturn:
        """End the rule: this figure cannot be told."""
        norm = self.bundle.norms[parameter.norm]
        citation = citation_of(norm, self.text_of(norm))
        raise Unsettled(why, (Reason(citation, why),))


def exact(figure: Figure | None) -> Decimal:
    """Return a figure as an exact decimal number."""
    return figure if isinstance(figure, Decimal) else Decimal(str(figure))


def start_of(row: Row | str) -> int:
    """Return the number from which a line of a table holds."""
    return row.first if isinstance(row, Row) else 0
