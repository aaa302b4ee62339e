"""Invitation period of a meeting (Ladungsfrist)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ratsverbund.charter.engine import Decision, Duty, Law, decided, need, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.timeline import german


@dataclass(frozen=True, slots=True)
class InvitationFacts:
    """The meeting to invite to."""

    meeting_day: date = fact("Tag der Sitzung")
    urgent: bool = fact("Dringender Fall", False)
    meeting_time: time | None = fact("Beginn der Sitzung", None)


@rule("invitation_period", duty=Duty.ENFORCE, facts=InvitationFacts, title="Ladungsfrist")
def invitation_period(law: Law, facts: InvitationFacts) -> Decision[date]:
    """Find the last day on which the invitation may go out.

    Value: a local day. Source: GO NRW § 47 Abs. 2 and the rules of procedure.
    """
    days = law.number("invitation_period.days")
    clear = law.choice("day_count") == "clear"
    last_day = facts.meeting_day - timedelta(days=days + 1 if clear else days)
    between = "volle Tage liegen dazwischen" if clear else "Tage, der Sitzungstag zählt mit"
    says = (
        f"Sitzung am {german(facts.meeting_day)}, {days} {between}: "
        f"Die Ladung geht spätestens am {german(last_day)} hinaus."
    )
    authority = "Die Frist legt die Geschäftsordnung fest."
    return decided(
        last_day,
        law.reason("invitation_period.days", says, last_day),
        law.reason("invitation_period.authority", authority),
    )


@invitation_period.exception(when=lambda facts: facts.urgent)
def urgent_invitation(law: Law, facts: InvitationFacts) -> Decision[date]:
    """Find the last day of dispatch in an urgent case; the period counts in hours."""
    hours = law.number("invitation_period.urgent_hours")
    start = datetime.combine(facts.meeting_day, need(facts, "meeting_time"))
    last = start - timedelta(hours=hours)
    says = (
        f"Dringender Fall, Sitzung am {german(facts.meeting_day)} um {start:%H:%M} Uhr, "
        f"{hours} Stunden Frist: spätestens am {german(last.date())} um {last:%H:%M} Uhr."
    )
    authority = "Die Frist legt die Geschäftsordnung fest."
    return decided(
        last.date(),
        law.reason("invitation_period.urgent_hours", says, last.date()),
        law.reason("invitation_period.authority", authority),
    )
