"""What may be kept on a device."""

from typing import Any

from django.db.models import QuerySet

from ratsverbund.council.desk.models import OfflineRelease
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_held
from ratsverbund.people.bodies.models import Body


def released_bodies(bodies: list[int]) -> set[int]:
    """Those of the bodies that have released non-public papers."""
    found = OfflineRelease.objects.filter(body__in=bodies, ended_at=None)
    return set(found.values_list("body", flat=True))


def held_bodies(actor: Any) -> QuerySet[Body]:
    """The bodies the account administers, with what they have released."""
    bodies = bodies_held(actor, Role.Kind.ADMINISTRATOR)
    return Body.objects.filter(pk__in=bodies).select_related("offline_release").order_by("sort_key")
