"""Offices, organizations and meetings that tasks lead to."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import UrgentDecision
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.people.organizations.models import Organization

Type = Organization.Type
AHEAD = [Meeting.State.PLANNED, Meeting.State.CONVENED]


def offices_at(body: int) -> QuerySet[Organization]:
    """The offices of an administration."""
    found = Organization.objects.filter(body=body, organization_type=Type.OFFICE, end=None)
    return found.order_by("sort_key")


def office_named(body: int, name: str) -> Organization | None:
    """The office a paper names, if there is one of that name."""
    return offices_at(body).filter(name__iexact=name.strip()).first()


def councils_and_committees(bodies: list[int]) -> QuerySet[Organization]:
    """The organizations in whose place something urgent may be decided."""
    found = Organization.objects.filter(
        body__in=bodies, organization_type__in=[Type.COUNCIL, Type.COMMITTEE], end=None
    )
    return found.select_related("body").order_by("body", "-organization_type", "sort_key")


def coming_meetings(organization: int, council_of: int | None = None) -> QuerySet[Meeting]:
    """The next meetings of an organization, perhaps also of a body's council."""
    council = Q(organization__organization_type=Type.COUNCIL, body=council_of)
    found = Meeting.objects.filter(
        council | Q(organization=organization), state__in=AHEAD, starts_at__gte=timezone.now()
    )
    return found.select_related("organization", "body").order_by("starts_at")


def next_meeting(urgent: UrgentDecision) -> Meeting | None:
    """The next meeting of the organization in whose place an urgent decision was taken."""
    return coming_meetings(urgent.organization_id).first()


def repealing(urgent: UrgentDecision) -> QuerySet[Resolution]:
    """The resolutions by which its body may have repealed an urgent decision, newest first."""
    found = Resolution.objects.filter(
        organization=urgent.organization_id, result=Resolution.Result.ADOPTED, superseded=False
    )
    if urgent.taken_on is not None:
        found = found.filter(decided_on__gte=urgent.taken_on)
    return found.select_related("organization", "item", "paper").order_by("-decided_on", "-pk")
