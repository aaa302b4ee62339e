"""A year's run: who is assessed, who can be, and who cannot and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, JSONObject

from ratsverbund.charter.rules.dues import DuesResult
from ratsverbund.kernel.errors import InvalidInput, LawUnknown
from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.dues.queries.grounds import Figure, decide, grounds_of, rules_of
from ratsverbund.network.members.models import Network, NetworkMember
from ratsverbund.people.bodies.models import Population


@dataclass(frozen=True)
class Line:
    """One member in a year: the assessment, else what it would be, else why there is none."""

    member: Any
    assessment: dict[str, Any] | None = None
    result: DuesResult | None = None
    basis: dict[str, Any] | None = None
    obstacle: str = ""


@dataclass(frozen=True)
class Run:
    """All members of a year in three groups."""

    year: int
    done: list[Line]
    ready: list[Line]
    blocked: list[Line]

    @property
    def total(self) -> int:
        """How many members the year has."""
        return len(self.done) + len(self.ready) + len(self.blocked)


def members_in(network: Network, year: int) -> QuerySet[NetworkMember]:
    """Whoever is a member on some day of the year, with figures and the latest assessment."""
    figures = Population.objects.filter(body=OuterRef("body")).order_by("day")
    figure = JSONObject(id="pk", count="count", day="day")
    made = Assessment.objects.filter(member=OuterRef("pk"), year=year).order_by("-revision")
    assessment = JSONObject(
        id="pk", revision="revision", gross=Cast("gross", CharField()),
        part=Cast("member_part", CharField()), taken=Cast("payer_part", CharField()),
        payer="payer__name", count="population__count", day="population__day", basis="basis",
        letter="letter_id", assessed_on="assessed_on",
    )  # fmt: skip
    return (
        NetworkMember.objects.filter(network=network, start__lte=date(year, 12, 31))
        .filter(Q(end=None) | Q(end__gte=date(year, 1, 1)))
        .select_related("body", "network__body")
        .annotate(
            figures=ArraySubquery(figures.values(row=figure)),
            made=Subquery(made.values(row=assessment)[:1]),
        )
        .order_by("body__sort_key", "pk")
    )


def run_for(network: Any, year: int) -> Run:
    """Sort the members of a year; the network came with the year's rules. One statement."""
    run = Run(year, [], [], [])
    for member in members_in(network, year):
        line = line_of(network, member, year)
        group = run.done if line.assessment else run.ready if line.result else run.blocked
        group.append(line)
    return run


def line_of(network: Any, member: Any, year: int) -> Line:
    """What stands, would stand, or is missing for one member."""
    if member.made:
        return Line(member, assessment=member.made)
    figures = [
        Figure(row["id"], row["count"], date.fromisoformat(row["day"])) for row in member.figures
    ]
    try:
        decision = decide(member, grounds_of(member, year, rules_of(network, year), figures))
        return Line(member, result=decision.settled, basis=decision.as_json())
    except (LawUnknown, InvalidInput) as unknown:
        return Line(member, obstacle=str(unknown))
