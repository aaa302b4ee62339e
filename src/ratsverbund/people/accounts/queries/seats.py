"""What roles stand for: seats and offices, and until when those run."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile
from typing import Any

from django.db.models import F

from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.roles import RoleKind
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.organizations.models import Deputy, Membership, OfficeHolding

# Roles that stand for a seat or for an office; all others are given as a work.
SEATED = (RoleKind.MEMBER, RoleKind.CHAIR, RoleKind.MAYOR)


def seated_roles(body: Body, persons: Iterable[int]) -> Iterator[tuple[Role, date | None]]:
    """The roles of persons at a body with the last day of what each stands for.

    There is no last day while a seat or office runs on, nor where there never was one.
    """
    at, those = {"organization__body": body}, {"person__in": list(persons)}
    seats = list(Membership.objects.filter(**at, **those).values("person", "organization", "end"))
    seats += (
        Deputy.objects.filter(membership__organization__body=body, **those)
        .values("person", "end", organization=F("membership__organization"))
    )  # fmt: skip
    offices = list(OfficeHolding.objects.filter(office__body=body, **those).values("person", "end"))
    roles = Role.objects.filter(body=body, kind__in=SEATED, account__person__in=those["person__in"])
    for role in roles.select_related("account"):
        places = offices if role.kind == RoleKind.MAYOR else seats
        ends: list[Any] = [
            place["end"]
            for place in places
            if place["person"] == role.account.person_id
            and role.organization_id in (None, place.get("organization"))
        ]
        yield role, max(ends) if ends and None not in ends else None


def end_entered(role: Role) -> date | None:
    """The end of a role as somebody entered it, before it followed a seat."""
    entries = AuditEntry.objects.filter(subject_type=Role._meta.label, subject_id=role.pk)
    steps = list(
        takewhile(lambda e: e.operation == "accounts.follow_seat", entries.order_by("-pk"))
    )
    if not steps:
        return role.end
    before = steps[-1].change["end"][0]
    return date.fromisoformat(before) if before else None


def touched_by(change: MandateChange) -> set[int]:
    """The persons whose seats and offices a change touched."""
    found: set[int] = set()
    for table in (Membership, Deputy, OfficeHolding):
        rows = table.objects.filter(pk__in=change.changes["changed"][table.__name__])
        found.update(rows.values_list("person", flat=True))
    return found
