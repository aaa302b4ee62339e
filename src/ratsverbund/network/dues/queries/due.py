"""What is due about dues: years that have begun and members nobody has assessed."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.due import Due, Question, ask
from ratsverbund.network.dues.models import Assessment, DuesBand
from ratsverbund.network.members.models import NetworkMember
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held
from ratsverbund.people.bodies.models import Body, Population

Kind = Role.Kind
BACK = 5  # years looked back


def due(actor: Any) -> list[Due]:
    """Members to be assessed: this year's, and earlier ones of a year that was begun."""
    return ask(questions(actor))


def questions(actor: Any) -> list[Question]:
    """The question for the years of an office's networks; none for everybody else."""
    offices = bodies_held(actor, Kind.NETWORK_OFFICE)
    if not offices:
        return []
    this = timezone.localdate().year
    years = range(this, this - BACK - 1, -1)
    tallies = counts(years)
    networks = (
        NetworkMember.objects.filter(network__body__in=offices)
        .order_by()
        .values("network__body__slug", "network__body__name")
        .annotate(
            found=JSONObject(slug="network__body__slug", name="network__body__name", **tallies)
        )
    )
    return [Question(networks, lines)]


def lines(row: dict[str, Any]) -> list[Due]:
    """The lines the years of one network make."""
    this = timezone.localdate().year
    return [
        task(row, year)
        for year in range(this, this - BACK - 1, -1)
        if (row[f"ready_{year}"] or row[f"silent_{year}"]) and (year == this or row[f"made_{year}"])
    ]


def counts(years: range) -> dict[str, Any]:
    """Per year, how many members are assessed, could be, and have no rule or figure."""
    found = {}
    for year in years:
        made = Exists(Assessment.objects.filter(member=OuterRef("pk"), year=year))
        there = Q(start__lte=date(year, 12, 31)) & (Q(end=None) | Q(end__gte=date(year, 1, 1)))
        ruled = Q(Exists(bands_for(year)), body__kind=Body.Kind.MUNICIPALITY)
        found[f"ready_{year}"] = Count("pk", filter=there & ~Q(made) & ruled)
        found[f"silent_{year}"] = Count("pk", filter=there & ~Q(made) & ~ruled)
        found[f"made_{year}"] = Count("pk", filter=there & Q(made))
    return found


def bands_for(year: int) -> QuerySet[DuesBand]:
    """The step of the year's scale a member's figure falls into; the figure as `grounds` picks."""
    end = date(year, 12, 31)
    figures = Population.objects.filter(body=OuterRef(OuterRef("body")))
    before = figures.filter(day__lte=end).order_by("-day", "-pk").values("count")[:1]
    after = figures.filter(day__gt=end).order_by("day", "pk").values("count")[:1]
    return (
        DuesBand.objects.filter(scale__network=OuterRef("network"), scale__start__lte=end)
        .filter(Q(scale__end=None) | Q(scale__end__gte=end))
        .alias(figure=Coalesce(Subquery(before), Subquery(after)))
        .filter(Q(up_to=None) | Q(up_to__gte=F("figure")), above__lt=F("figure"))
    )


def task(row: dict[str, Any], year: int) -> Due:
    """A year of a network as one line of the start page."""
    ready, silent = row[f"ready_{year}"], row[f"silent_{year}"]
    left = _("%(n)s nicht geregelt") % {"n": silent}
    if ready:
        said = _("%(n)s bereit") % {"n": ready}
        reason, verb = f"{said}, {left}" if silent else said, _("Veranlagen")
    else:
        reason = _("%(left)s: Beitragsordnung ergänzen") % {"left": left}
        verb = _("Ergänzen")
    return Due(
        kind="prepare",
        what=_("Beiträge"),
        title=_("Beiträge %(year)s, %(network)s") % {"year": year, "network": row["name"]},
        address=reverse("dues:year", args=[row["slug"], year]),
        verb=verb,
        reason=reason,
    )
