"""Reserve lists for who keeps them."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.roles import bodies_of
from ratsverbund.people.terms.models import ReserveEntry


def entries_for(actor: Any) -> QuerySet[ReserveEntry]:
    """Places on lists at the actor's bodies."""
    found = ReserveEntry.objects.filter(body__in=bodies_of(actor))
    return found.select_related("body", "faction", "person")


def entries_of(body: Body) -> QuerySet[ReserveEntry]:
    """The places of a body by list, each with whether it is the `next` one."""
    earlier = ReserveEntry.objects.filter(
        faction=OuterRef("faction"), state="waiting", position__lt=OuterRef("position")
    )
    found = ReserveEntry.objects.filter(body=body).select_related("faction", "person")
    return found.annotate(behind=Exists(earlier)).order_by("faction__sort_key", "position")
