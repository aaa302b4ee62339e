"""Catching up online after an emergency notice (Nachholung)."""

from dataclasses import dataclass
from datetime import datetime

from ratsverbund.charter.engine import Decision, Duty, Law, decided, need, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.timeline import german


@dataclass(frozen=True, slots=True)
class CatchUpFacts:
    """The end of an obstacle and whether the notice still matters."""

    obstacle_ended: datetime | None = fact("Hindernis entfallen am")
    obsolete: bool = fact("Gegenstandslos geworden", False)


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Whether to publish again, and from when."""

    due: bool
    since: datetime | None


@rule("notice_catch_up", duty=Duty.REMIND, facts=CatchUpFacts, title="Nachholung im Internet")
def notice_catch_up(law: Law, facts: CatchUpFacts) -> Decision[CatchUp]:
    """Ask to publish online at once, unless the notice has lost its object.

    Source: the charter's norm on emergency notices; BekanntmVO NRW § 7 Abs. 4.
    """
    if facts.obsolete:
        says = "Die Bekanntmachung ist gegenstandslos geworden: Sie wird nicht nachgeholt."
        return decided(CatchUp(False, None), law.reason("notice_catch_up.obsolete", says, False))
    ended = need(facts, "obstacle_ended")
    says = (
        f"Hindernis entfallen am {german(ended.date())}, {ended:%H:%M} Uhr: unverzüglich nachholen."
    )
    return decided(CatchUp(True, ended), law.reason("notice_catch_up.at_once", says, True))
