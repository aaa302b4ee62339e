"""Who sits in the council of a body: as a member, or as its mayor."""

from datetime import date

from django.db.models import Q

from ratsverbund.people.organizations.models import Membership, Office, OfficeHolding, Organization
from ratsverbund.people.persons.models import Person


def on_council(membership: Membership) -> bool | None:
    """Whether who takes a seat sits in the council: an expert ever, others on the first day.

    None where no seats of a council are known, for then nobody can be said to be off it.
    """
    start, body = membership.start, membership.organization.body_id
    until = membership.end if membership.role == Membership.Role.EXPERT_CITIZEN else start
    if sits_in_council(membership.person, body, start, until) or is_mayor(membership):
        return True
    seats = Membership.objects.on(start).filter(
        organization__organization_type=Organization.Type.COUNCIL, organization__body=body
    )
    return False if seats.exists() else None


def is_mayor(membership: Membership) -> bool:
    """Whether the person is the mayor, who belongs to the council (§ 40 Abs. 2 GO NRW)."""
    held = OfficeHolding.objects.on(membership.start).filter(
        person=membership.person,
        office__kind=Office.Kind.MAYOR,
        office__body=membership.organization.body_id,
    )
    return held.exists()


def sits_in_council(person: Person, body: int, start: date, end: date | None) -> bool:
    """Say whether a person has a seat in the council of a body in that time."""
    return Membership.objects.filter(
        overlapping(start, end),
        person=person,
        organization__organization_type=Organization.Type.COUNCIL,
        organization__body=body,
    ).exists()


def overlapping(start: date, end: date | None) -> Q:
    """Rows whose days meet those from start to end."""
    before_end = Q(start__lte=end) if end else Q()
    return before_end & (Q(end=None) | Q(end__gte=start))
