"""Appeal against a resolution of a deciding committee (Einspruch), and the wait before it."""

from dataclasses import dataclass
from datetime import date, timedelta

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.charter.timeline import german


@dataclass(frozen=True, slots=True)
class WaitFacts:
    """A resolution of a committee, and the period the rules of procedure set."""

    resolved: date = fact("Tag des Beschlusses")
    days: int | None = fact("Einspruchsfrist der Geschäftsordnung (Tage)", None)

    def __post_init__(self) -> None:
        not_negative(self, "days")


@rule(
    "committee_appeal",
    duty=Duty.ENFORCE,
    facts=WaitFacts,
    title="Einspruchsfrist bei Ausschussbeschlüssen",
)
def committee_appeal(law: Law, facts: WaitFacts) -> Decision[date]:
    """Find the last day of an appeal; before its end nothing is carried out.

    Value: a local day. Source: GO NRW § 57 Abs. 4 and the rules of procedure.
    """
    days = law.number("committee_appeal.days") if facts.days is None else facts.days
    last = facts.resolved + timedelta(days=days)
    says = (
        f"Beschluss vom {german(facts.resolved)}, Einspruchsfrist {days} Tage: Ausgeführt wird "
        f"nach dem {german(last)}, wenn bis dahin niemand Einspruch eingelegt hat."
    )
    return decided(last, law.reason("committee_appeal.days", says, last))


@dataclass(frozen=True, slots=True)
class AppealFacts:
    """Who appeals against a committee's resolution."""

    committee_members: int = fact("Mitglieder des Ausschusses")
    mayor: bool = fact("Der Bürgermeister legt Einspruch ein", False)
    members: int = fact("Ausschussmitglieder, die Einspruch einlegen", 0)

    def __post_init__(self) -> None:
        not_negative(self, "committee_members", "members")


@rule(
    "appeal_right",
    duty=Duty.ENFORCE,
    facts=AppealFacts,
    title="Einspruch gegen einen Ausschussbeschluss",
)
def appeal_right(law: Law, facts: AppealFacts) -> Decision[bool]:
    """Tell whether an appeal counts; the council decides on it. Source: GO NRW § 57 Abs. 4."""
    share = law.number("appeal_right.share")
    may = facts.mayor or share * facts.members >= facts.committee_members
    who = "Der Bürgermeister legt" if facts.mayor else f"{facts.members} Mitglieder legen"
    needed = -(-facts.committee_members // share)
    says = f"{who} Einspruch ein; nötig ist der Bürgermeister oder {needed} Mitglieder."
    reasons = [law.reason("appeal_right.share", says, may)]
    if may:
        reasons.append(
            law.reason("appeal_right.council", "Über den Einspruch entscheidet der Rat.")
        )
    return decided(may, *reasons)
