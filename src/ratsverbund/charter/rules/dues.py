"""Yearly dues of a network's member (Mitgliedsbeitrag), with measures and payers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ratsverbund.charter.engine import (
    Citation,
    Decision,
    Duty,
    FactsError,
    Law,
    Reason,
    decided,
    need,
    rule,
)
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.charter.law import Unsettled
from ratsverbund.charter.rules.scales import (
    MEASURES,
    NOTHING,
    Band,
    DuesResult,
    Measure,
    Scale,
    grouped,
)
from ratsverbund.charter.timeline import german
from ratsverbund.kernel.money import format_euro, round_to_cent

__all__ = ["Band", "DuesFacts", "DuesResult", "Measure", "Scale", "dues"]

MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class DuesFacts:
    """A member in one year, under the network's own scale and measures."""

    year: int = fact("Beitragsjahr")
    population: int | None = fact("Einwohnerzahl")
    population_day: date | None = fact("Stichtag der Einwohnerzahl")
    member_kind: str = fact("Art des Mitglieds")
    scale: Scale = fact("Beitragsordnung")
    measures: tuple[Measure, ...] = fact("Maßnahmen", ())
    joined: date | None = fact("Beigetreten am", None)

    def __post_init__(self) -> None:
        not_negative(self, "population")

    @property
    def joined_within_year(self) -> bool:
        """Tell whether the member joined after the first day of this year."""
        return self.joined is not None and self.joined > date(self.year, 1, 1)


@rule("dues", duty=Duty.COMPUTE, facts=DuesFacts, title="Mitgliedsbeitrag")
def dues(law: Law, facts: DuesFacts) -> Decision[DuesResult]:
    """Compute the dues of one year. Value: EUR. Source: the network's own scale and decisions."""
    whole, steps = whole_amount(law, facts)
    result, measures = divided(law, facts, whole)
    return decided(result, *steps, *measures, unit="EUR")


@dues.exception(when=lambda facts: facts.member_kind != MUNICIPALITY)
def dues_of_others(law: Law, facts: DuesFacts) -> Decision[DuesResult]:
    """Answer for members that are no municipalities: a scale by inhabitants is silent on them."""
    raise silence(
        facts.scale,
        f"Für Mitglieder, die keine Gemeinde sind, ist in „{facts.scale.name}“ kein Beitrag "
        "geregelt. Bitte den Beschluss des Netzwerks dazu eintragen.",
    )


def whole_amount(law: Law, facts: DuesFacts) -> tuple[Decimal, list[Reason]]:
    """Find the band and, in the year of joining, the share of the year."""
    check_years(facts)
    scale = facts.scale
    population, day = need(facts, "population", "population_day")
    band = next((band for band in scale.bands if band.holds(population)), None)
    counted = f"{grouped(population)} Einwohner (Stand {german(day)})"
    if band is None:
        raise silence(
            scale,
            f"{counted}: in „{scale.name}“ nicht geregelt. Bitte dort die Stufe ergänzen.",
        )
    if scale.provisional:
        law.note(f"„{scale.name}“ ist vorläufig.")
    says = f"{counted}, Stufe {band}: {format_euro(band.amount)} im Jahr."
    first = Reason(cited(scale.source), says, band.amount, own_norm(law, "dues.scale"))
    if not facts.joined_within_year:
        return band.amount, [first]
    share, second = share_of_year(law, facts, band.amount)
    return share, [first, second]


def share_of_year(law: Law, facts: DuesFacts, amount: Decimal) -> tuple[Decimal, Reason]:
    """Apply the scale's rule for joining within the year; without one the whole year is due."""
    scale, joined = facts.scale, need(facts, "joined")
    if scale.proration == "months":
        months = 13 - joined.month
        part = round_to_cent(amount * months / 12, reason="kaufmännisch, je Monat ein Zwölftel")
        says = f"Beitritt am {german(joined)}: {months} von 12 Monaten, {part.explanation}"
        return part.amount, Reason(
            cited(scale.source), says, part.amount, own_norm(law, "dues.proration")
        )
    if not scale.proration:
        law.note("Anteilsregel nicht festgelegt: Der volle Jahresbeitrag ist angesetzt.")
    says = f"Beitritt am {german(joined)}: voller Jahresbeitrag."
    return amount, Reason(cited(scale.source), says, amount, own_norm(law, "dues.proration"))


def divided(law: Law, facts: DuesFacts, whole: Decimal) -> tuple[DuesResult, list[Reason]]:
    """Apply the measures of the year: who pays, and how much is left."""
    held = [measure for measure in facts.measures if measure.holds(facts.year)]
    if len(held) > 1:
        names = ", ".join(measure.source for measure in held)
        raise FactsError(
            f"Für {facts.year} gelten mehrere Maßnahmen: {names}. Bitte nur eine eintragen."
        )
    if not held:
        return DuesResult(whole, whole, NOTHING, ""), []
    measure = held[0]
    result = measure.applied(whole)
    says = (
        f"{MEASURES[measure.kind]} für {measure.first_year} bis {measure.last_year}"
        f"{': ' + measure.payer if measure.payer else ''}; "
        f"auf das Mitglied entfallen {format_euro(result.member)}."
    )
    why = own_norm(law, "dues.measure")
    return result, [Reason(cited(measure.source), says, result.member, why)]


def own_norm(law: Law, step: str) -> tuple[Reason, ...]:
    """Point to the norm of the network's bundle, if it keeps one."""
    if not law.regulates(step):
        return ()
    return (law.reason(step, law.cite(step).text),)


def check_years(facts: DuesFacts) -> None:
    """Refuse a year before the accession or outside the scale. Raises: FactsError."""
    scale = facts.scale
    if facts.joined and facts.joined.year > facts.year:
        raise FactsError(
            f"Der Beitritt am {german(facts.joined)} liegt nach dem Beitragsjahr {facts.year}. "
            "Bitte das Jahr oder den Beitritt berichtigen."
        )
    ended = scale.valid_to is not None and scale.valid_to < date(facts.year, 1, 1)
    if scale.valid_from > date(facts.year, 12, 31) or ended:
        raise FactsError(
            f"„{scale.name}“ gilt im Jahr {facts.year} nicht. "
            "Bitte die Beitragsordnung dieses Jahres nehmen."
        )


def silence(scale: Scale, says: str) -> Unsettled:
    """Return the answer that a scale says nothing here."""
    return Unsettled(says, (Reason(cited(scale.source), says),))


def cited(source: str) -> Citation:
    """Cite a decision of the network, which lies outside the bundles."""
    return Citation(f"record/{source}", "", "", source)
