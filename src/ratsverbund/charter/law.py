"""The law of one town as of one day: what a rule may see of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, NoReturn, TypeVar

from ratsverbund.charter.decision import Citation, Reason, RuleError, Unknown
from ratsverbund.charter.timeline import UNPROVEN, Version, german, version_on
from ratsverbund.charter.works import Bundle, Draft, Figure, Norm, Parameter, Row

T = TypeVar("T")


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
class Law:
    """A frozen view of a bundle: in force on `as_of`, as known on `known_at`, under drafts.

    Every read is recorded; reading what is not regulated or not known ends the rule
    with that as its answer.
    """

    bundle: Bundle
    as_of: date
    known_at: date | None = None
    drafts: tuple[Draft, ...] = ()
    read: list[str] = field(default_factory=list, compare=False, repr=False)
    open: list[str] = field(default_factory=list, compare=False, repr=False)
    bites: dict[str, tuple[Reason, ...]] = field(default_factory=dict, compare=False, repr=False)
    asked: bool = field(default=False, compare=False, repr=False)
    memory: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def hash(self) -> str:
        """Return the fingerprint of the bundle and the drafts over it."""
        if not self.drafts:
            return self.bundle.hash
        return sha256(f"{self.bundle.hash}{self.drafts!r}".encode()).hexdigest()

    def fresh(self) -> Law:
        """Return the same view with nothing read yet."""
        return replace(self, read=[], open=[], bites={}, asked=True)

    def on(self, day: date) -> Law:
        """Return the same law as of another day, sharing the record of reads."""
        return replace(self, as_of=day, memory={})

    def under(self, *drafts: Draft) -> Law:
        """Return the law as it would be under further drafts."""
        return replace(self, drafts=(*self.drafts, *drafts), memory={})

    def regulates(self, step: str) -> bool:
        """Tell whether a norm in force carries this step of an institution."""
        norm = self.bundle.norms.get(self.bundle.roles.get(step, ""))
        return norm is not None and not isinstance(self.text_of(norm).value, Unknown)

    def cite(self, step: str) -> Citation:
        """Return the norm behind a step of an institution, in the version in force."""
        self.read.append(step)
        norm = self.bundle.norms.get(self.bundle.roles.get(step, ""))
        if norm is None:
            raise NotRegulated(step)
        version = self.text_of(norm)
        citation = self.remembered(("cite", step), lambda: self.citation_for(step, norm, version))
        if isinstance(version.value, Unknown):
            says = version.value.reason
            raise Unsettled(f"{says} {norm.label}", (Reason(citation, says),))
        if version.proven_from and self.as_of < version.proven_from:
            self.note(
                f"Der Wortlaut von {norm.label} ist vor dem "
                f"{german(version.proven_from)} nicht belegt."
            )
        return citation

    def reason(self, step: str, says: str, value: Any = None, *children: Reason) -> Reason:
        """Return one sentence of the explanation, resting on the norm behind a step.

        Where higher law changed the figure, its reason stands below.
        """
        return Reason(self.cite(step), says, value, (*children, *self.bites.get(step, ())))

    def reason_for(self, norm: Norm, says: str, *children: Reason) -> Reason:
        """Return one sentence resting on a norm by its id."""
        return Reason(citation_of(norm, self.text_of(norm)), says, None, children)

    def citation_for(self, step: str, norm: Norm, version: Version[str]) -> Citation:
        """Return a citation; a figure is cited in the version that set it."""
        citation = citation_of(norm, version)
        parameter = self.bundle.parameters.get(step)
        set_by = self.version_of(parameter) if parameter else None
        return replace(citation, version=set_by.id) if isinstance(set_by, Version) else citation

    def amount(self, key: str) -> Decimal:
        """Return a dated figure as a decimal number, in the unit of the parameter."""
        return self.ranked(key, Decimal(str(self.figure(key))))

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
        rows = self.figure(key)
        if not isinstance(rows, tuple) or not rows or not isinstance(rows[0], Row):
            raise RuleError(f"„{key}“ ist keine Staffel. Bitte als rows = […] eintragen.")
        table = [row for row in rows if isinstance(row, Row)]
        place = bisect_right([row.first for row in table], number) - 1
        parameter = self.bundle.parameters[key]
        if place < 0 or table[place].value is None:
            self.stop(
                parameter,
                f"{parameter.title}: für {number} nicht geregelt oder nicht "
                f"erfasst. Bitte die Tabelle in {parameter.where} ergänzen.",
            )
        self.doubt(parameter.title, table[place].status)
        return table[place]

    def banded(self, key: str, number: int) -> Decimal:
        """Return an amount that depends on a number, or is one for all."""
        figure = self.figure(key)
        return Decimal(
            str(self.bracket(key, number).value if isinstance(figure, tuple) else figure)
        )

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
        norm = self.bundle.roles[key]
        for conflict in self.bundle.conflicts:
            if conflict.under == norm and conflict.figure and conflict.since <= self.as_of:
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

    def choice(self, key: str) -> str:
        """Return the town's answer to an open question; a mere default is shown as open."""
        self.read.append(key)
        choice = self.bundle.choices.get(key)
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

    def text_of(self, norm: Norm) -> Version[str]:
        """Return the wording of a norm in force; an unknown one carries the reason."""
        return self.remembered(("text", norm.id), lambda: self.find_text(norm))

    def find_text(self, norm: Norm) -> Version[str]:
        """Look a wording up, drafts first."""
        for draft in reversed(self.drafts):
            if norm.id in draft.texts and self.covers(draft):
                return overlaid(draft, draft.texts[norm.id])
        found = version_on(norm.versions, self.as_of, self.known_at)
        if isinstance(found, Unknown):
            return Version("", "", found, self.as_of, None)
        return found

    def version_of(self, parameter: Parameter) -> Version[Figure] | Unknown:
        """Return the version of a figure in force."""
        return self.remembered(("figure", parameter.key), lambda: self.find_figure(parameter))

    def find_figure(self, parameter: Parameter) -> Version[Figure] | Unknown:
        """Look a figure up, drafts first."""
        for draft in reversed(self.drafts):
            if parameter.key in draft.figures and self.covers(draft):
                return overlaid(draft, draft.figures[parameter.key])
        return version_on(parameter.versions, self.as_of, self.known_at)

    def covers(self, draft: Draft) -> bool:
        """Tell whether a draft applies on the day of this law."""
        return draft.in_force is None or draft.in_force <= self.as_of

    def remembered(self, key: tuple[str, str], find: Callable[[], T]) -> T:
        """Return a finding of this view, made once."""
        if key not in self.memory:
            self.memory[key] = find()
        found: T = self.memory[key]
        return found


def overlaid(draft: Draft, value: T) -> Version[T]:
    """Return a draft's value as a version."""
    start = draft.in_force or date.min
    return Version(f"entwurf:{draft.title}", draft.title, value, start, start)


def citation_of(norm: Norm, version: Version[str]) -> Citation:
    """Return the citation of a norm in one version."""
    text = "" if isinstance(version.value, Unknown) else version.value
    print_of_text = sha256(text.encode()).hexdigest()[:16]
    return Citation(norm.id, version.id, print_of_text, norm.label, text)
