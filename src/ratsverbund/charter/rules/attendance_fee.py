"""Attendance fees of expert citizens (Sitzungsgeld)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, Reason, decided, need, rule
from ratsverbund.charter.facts import fact
from ratsverbund.kernel.money import format_euro

ROLES = {
    "expert": "Sachkundige Bürger und Einwohner",
    "deputy": "Stellvertretende Ausschussmitglieder",
    "council_member": "Ratsmitglieder",
}


@dataclass(frozen=True, slots=True)
class FactionMeeting:
    """A meeting of a Fraktion someone attended; online counts alike."""

    day: date = fact("Tag")
    faction: str = fact("Fraktion", "")
    online: bool = fact("Digital", False)


@dataclass(frozen=True, slots=True)
class AttendanceFacts:
    """The meetings one person attended, and the class of the town."""

    role: Literal["expert", "deputy", "council_member"] = fact("Funktion", options=ROLES)
    population: int | None = fact("Einwohnerzahl der Ratswahl")
    committee_meetings: int = fact("Ausschusssitzungen", 0)
    faction_meetings: tuple[FactionMeeting, ...] = fact("Fraktionssitzungen", ())
    term_start: date | None = fact("Beginn der Wahlperiode", None)


@rule("attendance_fee", duty=Duty.COMPUTE, facts=AttendanceFacts, title="Sitzungsgeld")
def attendance_fee(law: Law, facts: AttendanceFacts) -> Decision[Decimal]:
    """Pay a fee for each meeting, up to the yearly number of Fraktion meetings.

    Value: EUR. Source: the charter's norm on attendance fees; EntschVO NRW § 2 Abs. 4.
    """
    fee = law.banded("attendance_fee.expert_citizen", need(facts, "population"))
    paid, capped = paid_faction_meetings(law, facts)
    count = facts.committee_meetings + paid
    amount = fee * count
    step = "attendance_fee.deputy" if facts.role == "deputy" else "attendance_fee.entitlement"
    says = f"{count} Sitzungen zu {format_euro(fee)} sind {format_euro(amount)}."
    rate = f"Das Sitzungsgeld beträgt {format_euro(fee)}."
    base = law.reason("attendance_fee.expert_citizen", rate, fee)
    return decided(amount, law.reason(step, says, amount, base), *capped, unit="EUR")


@attendance_fee.exception(when=lambda facts: facts.role == "council_member")
def lump_only(law: Law, facts: AttendanceFacts) -> Decision[Decimal]:
    """Pay no fee to council members: their lump sum covers the meetings."""
    nothing = Decimal("0.00")
    says = "Ratsmitglieder erhalten die Monatspauschale und kein Sitzungsgeld."
    return decided(nothing, law.reason("allowance.member", says, nothing), unit="EUR")


def paid_faction_meetings(law: Law, facts: AttendanceFacts) -> tuple[int, list[Reason]]:
    """Count the Fraktion meetings that are paid in each year."""
    if not facts.faction_meetings:
        return 0, []
    limit = law.number("attendance_fee.paid_faction_meetings")
    by_faction = law.choice("faction_meeting_scope") == "faction"
    by_term = law.choice("faction_meeting_year") == "term"
    if by_term:
        need(facts, "term_start")
    years: dict[tuple[int, str], int] = {}
    for meeting in facts.faction_meetings:
        year = year_of(meeting.day, facts.term_start if by_term else None)
        key = (year, meeting.faction if by_faction else "")
        years[key] = years.get(key, 0) + 1
    paid = sum(min(number, limit) for number in years.values())
    held = len(facts.faction_meetings)
    says = f"{paid} von {held} Fraktionssitzungen sind bezahlt, höchstens {limit} im Jahr."
    reasons = [law.reason("attendance_fee.paid_faction_meetings", says, paid)]
    if any(meeting.online for meeting in facts.faction_meetings):
        online = "Digitale Fraktionssitzungen zählen wie andere."
        reasons.append(law.reason("attendance_fee.online", online))
    return paid, reasons


def year_of(day: date, start: date | None) -> int:
    """Return the calendar year of a day, or the number of its year since a start."""
    if start is None:
        return day.year
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))
