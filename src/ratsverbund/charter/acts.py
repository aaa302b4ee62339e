"""A decision as it is kept with an act: complete enough to be made again years later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ratsverbund.charter.ask import decide
from ratsverbund.charter.bundle import law_of
from ratsverbund.charter.decision import Decision, plain
from ratsverbund.charter.drafts import kept as kept_draft
from ratsverbund.charter.drafts import restored
from ratsverbund.charter.law import Law


@dataclass(frozen=True, slots=True)
class Act:
    """What an act rests on: the decision with its law and facts."""

    law: Law
    facts: Any
    decision: Decision[Any]

    @property
    def citation(self) -> str:
        """Return the first citation of the decision."""
        return self.decision.citation

    def as_json(self) -> dict[str, Any]:
        """Return bundle, days, changes, norms, facts and decision as plain JSON values."""
        return {
            "bundle": self.law.bundle.name,
            "as_of": self.law.as_of.isoformat(),
            "known_at": plain(self.law.known_at),
            "drafts": [kept_draft(draft) for draft in self.law.drafts],
            "norms": list(self.decision.norms),
            "facts": plain(self.facts),
            "decision": self.decision.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Replay:
    """A kept act decided again: the new answer, and what differs from the kept one."""

    decision: Decision[Any]
    same_law: bool
    same_answer: bool


def replay(kept: dict[str, Any]) -> Replay:
    """Decide a kept act again under its own bundle, days and changes.

    Raises: BundleError when the bundle is gone.
    """
    known_at = kept["known_at"]
    law = law_of(
        kept["bundle"],
        date.fromisoformat(kept["as_of"]),
        date.fromisoformat(known_at) if known_at else None,
    )
    law = law.under(*(restored(draft) for draft in kept["drafts"]))
    before = kept["decision"]
    decision = decide(law, before["institution"], kept["facts"])
    return Replay(
        decision,
        decision.law_hash == before["law_hash"],
        plain(decision.value) == before["value"],
    )
