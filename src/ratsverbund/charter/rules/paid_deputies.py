"""Deputy leaders of a Fraktion who are paid (entschädigte Stellvertreter)."""

from dataclasses import dataclass
from datetime import date

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact
from ratsverbund.charter.rules.counts import Count, number_on
from ratsverbund.charter.timeline import german


@dataclass(frozen=True, slots=True)
class FactionFacts:
    """The size of a Fraktion over time, asked for one day."""

    day: date = fact("Tag, für den gefragt wird")
    members: tuple[Count, ...] = fact("Mitglieder der Fraktion")


@rule(
    "paid_deputies",
    duty=Duty.COMPUTE,
    facts=FactionFacts,
    title="Entschädigte stellvertretende Fraktionsvorsitzende",
)
def paid_deputies(law: Law, facts: FactionFacts) -> Decision[int]:
    """Count the deputy leaders who are paid, by the size of the Fraktion.

    Source: the charter's norm on extra allowances; GO NRW § 46 Abs. 1.
    """
    first = law.choice("faction_size_day") == "first_of_month"
    day = facts.day.replace(day=1) if first else facts.day
    members = number_on(facts.members, day)
    count = int(str(law.bracket("paid_deputies.count", members).value))
    says = f"{members} Mitglieder am {german(day)}: {count} Stellvertreter werden entschädigt."
    return decided(count, law.reason("paid_deputies.count", says, count), unit="Personen")
