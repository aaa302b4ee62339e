"""The state of a law on one day: which texts and figures are in force."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeVar

from ratsverbund.charter.decision import Citation, Unknown
from ratsverbund.charter.timeline import Version, turns, version_on
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
        return self.remembered("hash", self.bundle.hash, self.find_hash)

    def find_hash(self, below: str) -> str:
        """Work the fingerprint out: the law below and the drafts over it."""
        return sha256(f"{below}{self.drafts!r}".encode()).hexdigest()

    def unchanged_since(self, day: date) -> date:
        """Return the first day from which on this law has been as it is on a day."""
        days = self.remembered("days", self.bundle.name, self.find_days)
        return days[bisect_right(days, day) - 1]

    def find_days(self, _bundle: str) -> list[date]:
        """List the days on which anything changes in the bundle or by a draft, sorted."""
        drafts = (draft.in_force for draft in self.drafts if draft.in_force)
        return sorted({date.min, *turning_days(self.bundle), *drafts})

    def text_of(self, norm: Norm) -> Version[str]:
        """Return the wording of a norm in force; an unknown one carries the reason."""
        return self.remembered("text", norm.id, self.find_text)

    def find_text(self, norm: str) -> Version[str]:
        """Look a wording up, drafts first."""
        for draft in reversed(self.drafts):
            if norm in draft.texts and self.covers(draft):
                return overlaid(draft, draft.texts[norm])
        found = version_on(self.bundle.norms[norm].versions, self.as_of, self.known_at)
        if isinstance(found, Unknown):
            return Version("", "", found, self.as_of, None)
        return found

    def version_of(self, parameter: Parameter) -> Version[Figure] | Unknown:
        """Return the version of a figure in force."""
        return self.remembered("figure", parameter.key, self.find_figure)

    def find_figure(self, key: str) -> Version[Figure] | Unknown:
        """Look a figure up, drafts first."""
        for draft in reversed(self.drafts):
            if key in draft.figures and self.covers(draft):
                return overlaid(draft, draft.figures[key])
        return version_on(self.bundle.parameters[key].versions, self.as_of, self.known_at)

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

    def remembered(self, kind: str, key: str, find: Callable[[str], T]) -> T:
        """Return a finding of this view, made once."""
        found: T | None = self.memory.get((kind, key))
        if found is None:
            found = self.memory[kind, key] = find(key)
        return found


@lru_cache(maxsize=512)
def turning_days(bundle: Bundle) -> frozenset[date]:
    """Return the days on which anything in a bundle changes."""
    versions: list[Version[Any]] = [one for norm in bundle.norms.values() for one in norm.versions]
    for parameter in bundle.parameters.values():
        versions += parameter.versions
    days = {day for version in versions for day in turns(version)}
    return frozenset(days.union(conflict.since for conflict in bundle.conflicts))


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


def citation_of(norm: Norm, version: Version[str], set_by: Version[Any] | None = None) -> Citation:
    """Return the citation of a norm in one version, or in the one that set its figure."""
    text = "" if isinstance(version.value, Unknown) else version.value
    print_of_text = sha256(text.encode()).hexdigest()[:16]
    return Citation(norm.id, (set_by or version).id, print_of_text, norm.label, text)
