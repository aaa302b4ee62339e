"""Monthly allowances of mandates and offices (Aufwandsentschädigung)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, Reason, decided, need, rule
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.kernel.money import format_euro, round_to_cent

OFFICES = {
    "member": "Ratsmitglied",
    "first_deputy_mayor": "Erster stellvertretender Bürgermeister",
    "deputy_mayor": "Weiterer stellvertretender Bürgermeister",
    "faction_chair": "Fraktionsvorsitz",
    "deputy_faction_chair": "Stellvertretender Fraktionsvorsitz",
    "district_head": "Ortsvorsteher",
}
Office = Literal[
    "member", "first_deputy_mayor", "deputy_mayor", "faction_chair", "deputy_faction_chair",
    "district_head",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class AllowanceFacts:
    """The offices one person holds, for some months or for days of one month."""

    offices: tuple[Office, ...] = fact("Ämter")
    population: int | None = fact("Einwohnerzahl der Ratswahl")
    months: int = fact("Volle Monate", 1)
    days: int | None = fact("Tage eines angebrochenen Monats", None)
    faction_members: int | None = fact("Mitglieder der Fraktion", None)

    def __post_init__(self) -> None:
        not_negative(self, "months", "days", "population")
        if len(set(self.offices)) < len(self.offices):
            raise FactsError("Ein Amt ist doppelt angegeben. Bitte jedes Amt einmal nennen.")


@rule("allowance", duty=Duty.COMPUTE, facts=AllowanceFacts, title="Aufwandsentschädigung")
def allowance(law: Law, facts: AllowanceFacts) -> Decision[Decimal]:
    """Add up the monthly amounts of all offices, up to the ceiling.

    Value: EUR for the months asked. Source: EntschVO NRW §§ 2, 5, 7 and the charter.
    """
    need(facts, "population")
    parts = [office_amount(law, facts, office) for office in facts.offices]
    monthly, ceiling = limited(law, facts, sum((part for part, _ in parts), Decimal(0)))
    total, share = for_time(law, facts, monthly)
    return decided(total, *(why for _, why in parts), *ceiling, *share, unit="EUR")


def office_amount(law: Law, facts: AllowanceFacts, office: Office) -> tuple[Decimal, Reason]:
    """Return the monthly amount of one office, with its reason."""
    if office == "district_head":
        amount = law.amount("allowance.district_head_amount")
        says = f"{OFFICES[office]}: {format_euro(amount)} im Monat."
        entitled = law.reason("allowance.district_head", "Die Verordnung legt den Betrag fest.")
        return amount, law.reason("allowance.district_head_amount", says, amount, entitled)
    lump = law.banded("allowance.full_lump", need(facts, "population"))
    if office == "member":
        says = f"{OFFICES[office]} bei {facts.population} Einwohnern: {format_euro(lump)} im Monat."
        why = [law.reason("allowance.member", "Ratsmitglieder erhalten die volle Pauschale.")]
        if law.regulates("allowance.population"):
            frozen = "Maßgebend bleibt die Einwohnerzahl, die der Ratswahl zugrunde lag."
            why.append(law.reason("allowance.population", frozen))
        return lump, law.reason("allowance.full_lump", says, lump, *why)
    factor = multiple(law, facts, office)
    amount = round_to_cent(factor * lump, reason="auf den Cent").amount
    says = f"{OFFICES[office]}: {factor} × {format_euro(lump)} sind {format_euro(amount)} im Monat."
    base = law.reason("allowance.full_lump", f"Die Pauschale beträgt {format_euro(lump)}.", lump)
    entitled = law.reason("allowance.office", "Das Amt wird zusätzlich entschädigt.")
    return amount, law.reason(f"allowance.{office}", says, amount, base, entitled)


def multiple(law: Law, facts: AllowanceFacts, office: Office) -> Decimal:
    """Return by what an office multiplies the lump sum."""
    if office == "faction_chair":
        return law.banded("allowance.faction_chair", need(facts, "faction_members"))
    return law.amount(f"allowance.{office}")


def limited(
    law: Law, facts: AllowanceFacts, monthly: Decimal
) -> tuple[Decimal, tuple[Reason, ...]]:
    """Hold several offices against the ceiling of the ordinance, where it has one."""
    if len(facts.offices) < 2 or not law.regulates("allowance.ceiling_factor"):
        return monthly, ()
    lump = law.banded("allowance.full_lump", need(facts, "population"))
    ceiling = lump * law.amount("allowance.ceiling_factor")
    if monthly <= ceiling:
        return monthly, ()
    says = f"Alle Ämter zusammen sind auf {format_euro(ceiling)} im Monat begrenzt."
    return ceiling, (law.reason("allowance.ceiling_factor", says, ceiling),)


def for_time(
    law: Law, facts: AllowanceFacts, monthly: Decimal
) -> tuple[Decimal, tuple[Reason, ...]]:
    """Multiply by the months, or share out a month begun."""
    if facts.days is None:
        return monthly * facts.months, ()
    if law.chooses("month_share") and law.choice("month_share") == "full":
        says = f"{facts.days} Tage eines Monats: Der Monat wird voll bezahlt."
        return monthly, (law.reason("month_share", says, monthly),)
    part = round_to_cent(monthly * facts.days / 30, reason="je Tag ein Dreißigstel").amount
    says = f"{facts.days} Tage eines Monats zu je einem Dreißigstel: {format_euro(part)}."
    return part, (law.reason("allowance.month_share", says, part),)
