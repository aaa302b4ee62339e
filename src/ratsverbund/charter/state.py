"""The state of a law on one day: which texts and figures are in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from ratsverbund.charter.decision import Citation, Unknown
from ratsverbund.charter.timeline import Version, version_on
from ratsverbund.charter.works import Bundle, Choice, Draft, Figure, Norm, Parameter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class State:
    """A bundle in force on `as_of`, as known on `known_at`, with drafts laid over it."""

    bundle: Bundle
    as_of: date
    known_at: date | None = None
    drafts: tuple[Draft, ...] = ()
    memory: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False, kw_only=True)

    @property
    def hash(self) -> str:
        """Return the fingerprint of the bundle and the drafts over it."""
        if not self.drafts:
            return self.bundle.hash
        return self.remembered(
            ("hash", ""),
            lambda: sha256(f"{self.bundle.hash}{self.drafts!r}".encode()).hexdigest(),
        )

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

    def choice_of(self, key: str) -> Choice | None:
        """Return an open question with the answer that holds, drafts first."""
        choice = self.bundle.choices.get(key)
        for draft in reversed(self.drafts):
            if choice and key in draft.choices and self.covers(draft):
                return answered(choice, draft)
        return choice

    def covers(self, draft: Draft) -> bool:
        """Tell whether a draft applies on the day of this law."""
        return draft.in_force is None or draft.in_force <= self.as_of

    def remembered(self, key: tuple[str, str], find: Callable[[], T]) -> T:
        """Return a finding of this view, made once."""
        if key not in self.memory:
            self.memory[key] = find()
        found: T = self.memory[key]
        return found


def answered(choice: Choice, draft: Draft) -> Choice:
    """Return an open question as a draft answers it."""
    return replace(
        choice, answer=draft.choices[choice.key], resolution=draft.title, decided=draft.in_force
    )


def overlaid(draft: Draft, value: T) -> Version[T]:
    """Return a draft's value as a version."""
    if draft.in_force is None:
        return Version(f"entwurf:{draft.title}", draft.title, value, date.min, date.min)
    return Version(draft.title, draft.title, value, draft.in_force, draft.in_force)


def citation_of(norm: Norm, version: Version[str]) -> Citation:
    """Return the citation of a norm in one version."""
    text = "" if isinstance(version.value, Unknown) else version.value
    print_of_text = sha256(text.encode()).hexdigest()[:16]
    return Citation(norm.id, version.id, print_of_text, norm.label, text)
