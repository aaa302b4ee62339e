"""What an assessment rests on: the scale, measures and population that count for a year."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, QuerySet
from django.db.models.functions import Cast, JSONObject

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.dues import Band, DuesFacts, DuesResult, Measure, Scale, dues
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.network.dues.models import DuesBand, DuesMeasure, DuesScale
from ratsverbund.network.members.models import Network, NetworkMember
from ratsverbund.people.bodies.models import Population
from ratsverbund.people.bodies.queries import law_of


@dataclass(frozen=True)
class Rules:
    """A network's scale and measures of one year, as the rule reads them, with their records."""

    scale_id: int
    scale: Scale
    measures: tuple[Measure, ...]
    payers: dict[str, int]


@dataclass(frozen=True)
class Figure:
    """A dated population and the record it comes from."""

    id: int
    count: int
    day: date


@dataclass(frozen=True)
class Grounds:
    """What an assessment rests on: the records, the facts made of them, and what stays open."""

    rules: Rules
    figure: Figure | None
    facts: DuesFacts
    open_points: tuple[str, ...]


def networks_with_rules(year: int) -> QuerySet[Network]:
    """Networks with the scale and the measures of a year in the row."""
    mine, end = {"network": OuterRef("pk")}, date(year, 12, 31)
    bands = DuesBand.objects.filter(scale=OuterRef("pk")).order_by("above")
    band = JSONObject(above="above", up_to="up_to", amount=Cast("amount", CharField()))
    scale = JSONObject(
        id="pk", name="name", source="source", start="start", end="end", provisional="provisional",
        proration="proration", bands=ArraySubquery(bands.values(row=band)),
    )  # fmt: skip
    measure = JSONObject(
        kind="kind", first_year="first_year", last_year="last_year", source="source",
        payer="payer_id", payer_name="payer__name", percent=Cast("percent", CharField()),
    )  # fmt: skip
    scales = DuesScale.objects.on(end).filter(**mine)
    measures = DuesMeasure.objects.filter(**mine, first_year__lte=year, last_year__gte=year)
    return Network.objects.select_related("body").annotate(
        scale_rows=ArraySubquery(scales.values(row=scale)),
        measure_rows=ArraySubquery(measures.order_by("pk").values(row=measure)),
    )


def rules_of(network: Any, year: int) -> Rules:
    """Read the rules of a year from a network that came with them. Raises: LawUnknown."""
    if not network.scale_rows:
        raise LawUnknown(
            f"Für {network} ist am {date(year, 12, 31):%d.%m.%Y} keine Beitragsordnung erfasst. "
            "Tragen Sie sie mit dem Beschluss ein, der sie trägt."
        )
    row = network.scale_rows[0]
    rows = network.measure_rows
    payers = {measure["payer_name"]: measure["payer"] for measure in rows if measure["payer"]}
    return Rules(row["id"], scale_facts(row), tuple(map(measure_facts, rows)), payers)


def scale_facts(row: dict[str, Any]) -> Scale:
    """The scale as the rule reads it."""
    bands = tuple(
        Band(band["above"], band["up_to"], Decimal(band["amount"])) for band in row["bands"]
    )
    return Scale(
        name=row["name"],
        valid_from=date.fromisoformat(row["start"]),
        valid_to=date.fromisoformat(row["end"]) if row["end"] else None,
        source=row["source"],
        bands=bands,
        proration=row["proration"],
        provisional=row["provisional"],
    )


def measure_facts(row: dict[str, Any]) -> Measure:
    """A measure as the rule reads it."""
    return Measure(
        kind=row["kind"],
        first_year=row["first_year"],
        last_year=row["last_year"],
        payer=row["payer_name"] or "",
        percent=Decimal(row["percent"]) if row["percent"] else None,
        source=row["source"],
    )


def grounds(member: NetworkMember, year: int) -> Grounds:
    """Collect scale, measures and population of a member for a year. Raises: LawUnknown."""
    rules = rules_of(networks_with_rules(year).get(pk=member.network_id), year)
    rows = Population.objects.filter(body=member.body_id).values("id", "count", "day")
    return grounds_of(member, year, rules, [Figure(**row) for row in rows])


def grounds_of(member: NetworkMember, year: int, rules: Rules, figures: list[Figure]) -> Grounds:
    """Make the facts of a member's year from what was collected."""
    figure = figure_for(figures, year)
    facts = DuesFacts(
        year=year,
        population=figure.count if figure else None,
        population_day=figure.day if figure else None,
        member_kind=member.body.kind,
        scale=rules.scale,
        measures=rules.measures,
        joined=member.start,
    )
    return Grounds(rules, figure, facts, open_points(figure, year))


def figure_for(figures: list[Figure], year: int) -> Figure | None:
    """The latest figure up to the end of the year, else the first one after it."""
    before = [figure for figure in figures if figure.day.year <= year]
    if before:
        return max(before, key=lambda figure: (figure.day, figure.id))
    return min(figures, key=lambda figure: (figure.day, figure.id), default=None)


def open_points(figure: Figure | None, year: int) -> tuple[str, ...]:
    """What no rule of the network settles about the figure used."""
    if figure is None or figure.day.year <= year:
        return ()
    return (
        f"Für {year} liegt keine ältere Einwohnerzahl vor; verwendet ist die vom "
        f"{figure.day:%d.%m.%Y}. Eine Stichtagsregel ist nicht festgelegt.",
    )


def decide(member: NetworkMember, found: Grounds) -> Decision[DuesResult]:
    """Let the rule answer, under the law of the network's body at the end of the year.

    Raises: LawUnknown where a figure is missing that the rule asks for.
    """
    law = law_of(member.network.body, date(found.facts.year, 12, 31))
    decision = dues(law, found.facts)
    if decision.needs:
        raise LawUnknown(
            f"Für {member.body} ist keine Einwohnerzahl mit Stichtag und Quelle erfasst. Tragen "
            "Sie sie bei der Körperschaft ein."
        )
    return replace(decision, open_points=(*decision.open_points, *found.open_points))
