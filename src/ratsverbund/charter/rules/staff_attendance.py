"""Which staff attend a session (Teilnahme der Verwaltung)."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.rules.quorum import KINDS


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """The staff the mayor sends and those the chair agrees to."""

    kind: Literal["council", "committee"] = fact("Art des Gremiums", options=KINDS)
    named: tuple[str, ...] = fact("Vom Bürgermeister bestimmt")
    agreed: tuple[str, ...] | None = fact("Einvernehmen des Vorsitzes", None)
    days_left: int | None = fact("Tage bis zur Sitzung", None)


@rule("staff_attendance", duty=Duty.ENFORCE, facts=StaffFacts, title="Teilnahme der Verwaltung")
def staff_attendance(law: Law, facts: StaffFacts) -> Decision[tuple[str, ...]]:
    """List who attends; in a committee only those the chair agrees to.

    Source: the charter's norm on attendance at sessions.
    """
    if facts.kind == "council":
        says = "Im Rat bestimmt der Bürgermeister allein."
        return decided(facts.named, law.reason("staff_attendance.consent", says, facts.named))
    confirmed = tuple(name for name in facts.named if name in (facts.agreed or ()))
    left = [name for name in facts.named if name not in confirmed]
    if left:
        law.note(f"Einvernehmen fehlt: {', '.join(left)}.")
    if facts.agreed is None and facts.days_left is not None and facts.days_left <= 1:
        law.note("Der Vorsitz hat noch nicht geantwortet: Bitte erinnern.")
    says = (
        f"Im Ausschuss ist das Einvernehmen des Vorsitzes nötig; es besteht für {len(confirmed)}."
    )
    return decided(confirmed, law.reason("staff_attendance.consent", says, confirmed))
