"""Residents' assembly (Einwohnerversammlung): invitation period and who is invited."""

from dataclasses import dataclass
from datetime import date, timedelta

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.timeline import german


@dataclass(frozen=True, slots=True)
class AssemblyFacts:
    """A planned assembly and the notice that invites to it."""

    assembly_day: date = fact("Tag der Versammlung")
    notice_completed: date = fact("Bekanntmachung vollzogen am")
    districts: tuple[str, ...] = fact("Nur für diese Ortschaften", ())


@rule("residents_assembly", duty=Duty.ENFORCE, facts=AssemblyFacts, title="Einwohnerversammlung")
def residents_assembly(law: Law, facts: AssemblyFacts) -> Decision[bool]:
    """Tell whether the notice is early enough; the council's invitation period applies.

    Source: the charter's norm on residents' assemblies; the rules of procedure.
    """
    days = law.number("invitation_period.days")
    step = 1 if law.choice("day_count") == "clear" else 0
    earliest = facts.notice_completed + timedelta(days=days + step)
    early_enough = facts.assembly_day >= earliest
    says = (
        f"Bekanntmachung vollzogen am {german(facts.notice_completed)}, Frist {days} Tage: "
        f"Die Versammlung ist frühestens am {german(earliest)} möglich."
    )
    period = law.reason("invitation_period.days", f"Die Ladungsfrist beträgt {days} Tage.", days)
    reasons = [law.reason("residents_assembly.period", says, earliest, period)]
    if facts.districts:
        named = f"Die Bekanntmachung nennt die Ortschaften {', '.join(facts.districts)}."
        reasons.append(law.reason("residents_assembly.parts", named, list(facts.districts)))
    label = "rechtzeitig" if early_enough else f"frühestens {german(earliest)}"
    return decided(early_enough, *reasons, label=label)
