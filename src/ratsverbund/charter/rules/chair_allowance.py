"""Allowance of committee chairs (Ausschussvorsitz): per session or monthly."""

from dataclasses import dataclass
from decimal import Decimal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, need, rule
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.kernel.money import format_euro, round_to_cent


@dataclass(frozen=True, slots=True)
class ChairFacts:
    """The chair of one committee over some months."""

    committee: str = fact("Ausschuss")
    sessions_chaired: int = fact("Geleitete Sitzungen", 0)
    months: int = fact("Monate im Amt", 1)
    population: int | None = fact("Einwohnerzahl der Ratswahl", None)
    election_review: bool = fact("Wahlprüfungsausschuss", False)

    def __post_init__(self) -> None:
        not_negative(self, "sessions_chaired", "months", "population")


@rule(
    "chair_allowance", duty=Duty.COMPUTE, facts=ChairFacts, title="Entschädigung der Vorsitzenden"
)
def chair_allowance(law: Law, facts: ChairFacts) -> Decision[Decimal]:
    """Pay the chair by session, unless the charter lists the committee for a monthly sum.

    Without a list of the charter all chairs have the monthly sum.
    Value: EUR. Source: the charter's norm on chairs; GO NRW § 46 Abs. 1 and 2.
    """
    listed = "chair_allowance.monthly_committees"
    if not law.regulates(listed):
        return monthly(law, facts, "chair_allowance.monthly_factor")
    if facts.committee in law.words(listed):
        return monthly(law, facts, listed)
    fee = law.amount("chair_allowance.session_fee")
    amount = fee * facts.sessions_chaired
    says = f"{facts.sessions_chaired} geleitete Sitzungen: {format_euro(amount)}."
    rate = law.reason("chair_allowance.session_fee", f"Je Sitzung {format_euro(fee)}.", fee)
    unlisted = f"{facts.committee} ist nicht für eine Monatspauschale genannt."
    missing = law.reason(listed, unlisted, False)
    return decided(
        amount, law.reason("chair_allowance.session", says, amount, rate, missing), unit="EUR"
    )


@chair_allowance.exception(when=lambda facts: facts.election_review)
def election_review(law: Law, facts: ChairFacts) -> Decision[Decimal]:
    """Pay nothing for the chair of the committee that reviews elections."""
    nothing = Decimal("0.00")
    says = "Für den Vorsitz im Wahlprüfungsausschuss gibt es keine zusätzliche Entschädigung."
    return decided(nothing, law.reason("chair_allowance.entitlement", says, nothing), unit="EUR")


def monthly(law: Law, facts: ChairFacts, step: str) -> Decision[Decimal]:
    """Pay the monthly sum that a step grants, whether or not the committee met."""
    factor = law.amount("chair_allowance.monthly_factor")
    lump = law.banded("allowance.full_lump", need(facts, "population"))
    amount = round_to_cent(factor * lump * facts.months, reason="auf den Cent").amount
    says = f"{facts.committee}: Monatspauschale für {facts.months} Monate, {format_euro(amount)}."
    rate = f"{factor} × {format_euro(lump)} im Monat."
    return decided(
        amount,
        law.reason(
            step,
            says,
            amount,
            law.reason("chair_allowance.monthly_factor", rate, factor),
            law.reason("allowance.full_lump", f"Die Pauschale beträgt {format_euro(lump)}.", lump),
        ),
        unit="EUR",
    )
