"""Asks an institution by name, with facts as they come from JSON."""

from __future__ import annotations

from typing import Any

import ratsverbund.charter.rules  # noqa: F401 - registers every institution
from ratsverbund.charter.decision import CharterError, Decision
from ratsverbund.charter.engine import RULES, Rule
from ratsverbund.charter.facts import read_facts
from ratsverbund.charter.law import Law

__all__ = ["UnknownInstitution", "decide", "institution"]


class UnknownInstitution(CharterError):
    """Nobody wrote a rule of this name."""

    exit_code = 3


def institution(name: str) -> Rule[Any, Any]:
    """Return the rule of an institution. Raises: UnknownInstitution."""
    if name not in RULES:
        known = ", ".join(sorted(RULES))
        raise UnknownInstitution(f"Die Einrichtung „{name}“ gibt es nicht. Bekannt sind: {known}.")
    return RULES[name]


def decide(law: Law, name: str, given: dict[str, Any]) -> Decision[Any]:
    """Answer a question; missing facts come back as `needs`.

    Raises: UnknownInstitution, FactsError.
    """
    rule = institution(name)
    facts = read_facts(rule.facts, given)
    if isinstance(facts, tuple):
        return Decision(None, needs=facts, institution=name, law_hash=law.hash)
    return rule(law, facts)
