"""Whose way of delivery an account may see and keep."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership
from ratsverbund.people.persons.models import Person

OFFICE = (Role.Kind.CLERK, Role.Kind.MAYOR)


def addressees(actor: Any) -> QuerySet[Person]:
    """The account's own person, and who sits, or will sit, at the towns whose office it holds.

    There is one address for all seats: who sits in two towns keeps it alone, so that neither
    town reads or changes what was given to the other.
    """
    own = Q(pk=getattr(actor, "person_id", None))
    bodies = bodies_held(actor, *OFFICE)
    if not bodies:
        return Person.objects.filter(own)
    seats = Membership.objects.filter(
        Q(end=None) | Q(end__gte=timezone.localdate()), person=OuterRef("pk")
    )
    here = Exists(seats.filter(organization__body__in=bodies))
    elsewhere = Exists(
        seats.exclude(organization__body__in=bodies).exclude(
            organization__body__kind=Body.Kind.NETWORK
        )
    )
    return Person.objects.filter(own | (Q(here) & ~Q(elsewhere)))
