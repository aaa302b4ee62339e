"""What is due about dues: years that have begun and members nobody has assessed."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ratsverbund.kernel.due import Due, Question, ask
from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.members.models import NetworkMember
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_of

Kind = Role.Kind
BACK = 5  # years looked back


def due(actor: Any) -> list[Due]:
    """Members to be assessed: this year's, and earlier ones of a year that was begun."""
    return ask(questions(actor))


def questions(actor: Any) -> list[Question]:
    """The question for the years of an office's networks; none for everybody else."""
    offices = bodies_of(actor, Kind.NETWORK_OFFICE)
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
        if row[f"open_{year}"] and (year == this or row[f"made_{year}"])
    ]


def counts(years: range) -> dict[str, Any]:
    """Per year, how many members are assessed and how many are not."""
    found = {}
    for year in years:
        made = Exists(Assessment.objects.filter(member=OuterRef("pk"), year=year))
        there = Q(start__lte=date(year, 12, 31)) & (Q(end=None) | Q(end__gte=date(year, 1, 1)))
        found[f"open_{year}"] = Count("pk", filter=there & ~Q(made))
        found[f"made_{year}"] = Count("pk", filter=there & Q(made))
    return found


def task(row: dict[str, Any], year: int) -> Due:
    """A year of a network as one line of the start page."""
    number = row[f"open_{year}"]
    reason = ngettext(
        "%(n)s Mitglied ist noch nicht veranlagt.",
        "%(n)s Mitglieder sind noch nicht veranlagt.",
        number,
    ) % {"n": number}
    return Due(
        kind="prepare",
        what=_("Beiträge %(year)s") % {"year": year},
        title=row["name"],
        address=reverse("dues:year", args=[row["slug"], year]),
        verb=_("veranlagen"),
        reason=reason,
    )
