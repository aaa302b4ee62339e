"""Named reads about dues: the scale and the population that count for a year."""

from dataclasses import dataclass
from datetime import date

from ratsverbund.charter.rules.dues import Band, DuesFacts, Measure, Scale
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.network.dues.models import DuesMeasure, DuesScale
from ratsverbund.network.members.models import Network, NetworkMember
from ratsverbund.people.bodies.models import Population


@dataclass(frozen=True)
class Grounds:
    """What an assessment rests on: the records, the facts made of them, and what stays open."""

    scale: DuesScale
    population: Population | None
    facts: DuesFacts
    open_points: tuple[str, ...]


def grounds(member: NetworkMember, year: int) -> Grounds:
    """Collect scale, measures and population of a member for a year. Raises: LawUnknown."""
    scale = scale_on(member.network, date(year, 12, 31))
    population = population_for(member, year)
    measures = member.network.measures.filter(
        first_year__lte=year, last_year__gte=year
    ).select_related("payer")
    facts = DuesFacts(
        year=year,
        population=population.count if population else None,
        population_day=population.day if population else None,
        member_kind=member.body.kind,
        scale=as_facts(scale),
        measures=tuple(measure_facts(measure) for measure in measures),
        joined=member.start,
    )
    return Grounds(scale, population, facts, open_points(population, year))


def scale_on(network: Network, day: date) -> DuesScale:
    """The scale in force on a day. Raises: LawUnknown."""
    scale = network.scales.on(day).prefetch_related("bands").first()
    if scale is None:
        raise LawUnknown(
            f"Für {network} ist am {day:%d.%m.%Y} keine Beitragsordnung erfasst. "
            "Tragen Sie sie mit dem Beschluss ein, der sie trägt."
        )
    return scale


def population_for(member: NetworkMember, year: int) -> Population | None:
    """The latest figure up to the end of the year, else the first one after it."""
    figures = member.body.populations.order_by("-day")
    return figures.filter(day__lte=date(year, 12, 31)).first() or figures.last()


def open_points(population: Population | None, year: int) -> tuple[str, ...]:
    """What no rule of the network settles about the figure used."""
    if population is None or population.day.year <= year:
        return ()
    return (
        f"Für {year} liegt keine ältere Einwohnerzahl vor; verwendet ist die vom "
        f"{population.day:%d.%m.%Y}. Eine Stichtagsregel ist nicht festgelegt.",
    )


def as_facts(scale: DuesScale) -> Scale:
    """The scale as the rule reads it."""
    bands = tuple(Band(band.above, band.up_to, band.amount) for band in scale.bands.all())
    return Scale(
        name=scale.name,
        valid_from=scale.start,
        valid_to=scale.end,
        source=scale.source,
        bands=bands,
        provisional=scale.provisional,
    )


def measure_facts(measure: DuesMeasure) -> Measure:
    """A measure as the rule reads it."""
    return Measure(
        kind=measure.kind,
        first_year=measure.first_year,
        last_year=measure.last_year,
        payer=measure.payer.name if measure.payer else "",
        percent=measure.percent,
        source=measure.source,
    )
