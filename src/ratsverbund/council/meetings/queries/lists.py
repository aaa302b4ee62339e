"""Which meetings somebody may see, and which papers wait for one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries.law import MEETS
from ratsverbund.council.meetings.roles import PREPARERS
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.organizations.models import Organization


def visible(actor: Any, meeting: str = "") -> Q:
    """The meetings an actor may see in full, as a condition; `meeting` names the path to them.

    Who prepares meetings sees them all; a member sees them from the invitation on.
    """
    seen = Q(pk__in=[])
    invited = Q(**{f"{meeting}convened_on__isnull": False})
    for role in roles_of(actor):
        if role["kind"] not in (*PREPARERS, Role.Kind.MEMBER):
            continue
        own = Q(**{f"{meeting}body": role["body"]})
        if role["organization"] is not None:
            own &= Q(**{f"{meeting}organization": role["organization"]})
        seen |= own if role["kind"] in PREPARERS else own & invited
    return seen


def meetings_for(
    actor: Any,
    *,
    organization: Organization | None = None,
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Meeting]:
    """The meetings an actor may see, the earliest first, with the number of their items."""
    found = (
        Meeting.objects.filter(visible(actor))
        .select_related("organization", "body")
        .annotate(
            item_count=Count("items", filter=~Q(items__state=AgendaItem.State.REMOVED)),
        )
        .order_by("starts_at", "pk")
    )
    if organization is not None:
        found = found.filter(organization=organization)
    if first is not None:
        found = found.filter(starts_at__date__gte=first)
    if last is not None:
        found = found.filter(starts_at__date__lte=last)
    return found


def choosable_organizations(actor: Any, *, to_plan: bool = False) -> QuerySet[Organization]:
    """The organizations that meet and that the actor may prepare (`to_plan`) or look at."""
    kinds = PREPARERS if to_plan else (*PREPARERS, Role.Kind.MEMBER)
    mine = Q(pk__in=[])
    for role in roles_of(actor):
        if role["kind"] in kinds:
            own = Q(body=role["body"])
            mine |= own & Q(pk=role["organization"]) if role["organization"] else own
    found = Organization.objects.filter(mine, organization_type__in=MEETS).select_related("body")
    return (found.filter(end=None) if to_plan else found).order_by("body__sort_key", "sort_key")


@dataclass(frozen=True)
class Candidate:
    """A paper that may be put on the agenda, and who consults on it before."""

    consultation: Consultation
    earlier: list[str]
    proposal: str


def candidates(meeting: Meeting) -> list[Candidate]:
    """The released papers that wait for this organization, oldest first; one statement.

    `earlier` names organizations whose consultation comes first and is still open.
    """
    stations = Consultation.objects.filter(
        paper=OuterRef("paper"),
        order__lt=OuterRef("order"),
        state__in=[Consultation.State.PENDING, Consultation.State.SCHEDULED],
    ).order_by("order")
    scheduled = AgendaItem.objects.filter(
        consultation=OuterRef("pk"),
        state=AgendaItem.State.OPEN,
        meeting__starts_at__lt=meeting.starts_at,
    )
    before = JSONObject(
        name="organization__name",
        placed=ArraySubquery(scheduled.values("meeting_id")[:1]),
    )
    waiting = (
        Consultation.objects.filter(
            organization=meeting.organization_id,
            state=Consultation.State.PENDING,
            paper__state=Paper.State.RELEASED,
        )
        .select_related("paper", "proposal")
        .annotate(before=ArraySubquery(stations.values(json=before)))
        .order_by(F("paper__day"), "paper__reference")
    )
    return [
        Candidate(each, open_names(each.before), each.proposal.text if each.proposal else "")
        for each in waiting
    ]


def open_names(before: Iterable[dict[str, Any]]) -> list[str]:
    """The organizations that will not have consulted by the day of the meeting."""
    return [station["name"] for station in before if not station["placed"]]
