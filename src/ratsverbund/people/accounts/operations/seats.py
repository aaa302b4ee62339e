"""Roles that stand for a seat or an office end with it, and run on if that end is taken back."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.accounts import queries
from ratsverbund.people.accounts.events import RoleEnded
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import may_administer
from ratsverbund.people.bodies.models import Body


@operation("accounts.follow_seat")
def follow_seat(role: Role, end: date | None, *, actor: Any) -> Role:
    """Let a role end with the seat or office it stands for, or run on with it again.

    Raises: NotAllowed.
    """
    role = Role.objects.select_for_update(of=("self",)).select_related("body").get(pk=role.pk)
    require(may_administer, actor, role)
    change = amend(role, end=end)
    record(follow_seat, role, actor=actor, change=change)
    if end:
        announce(RoleEnded(role.pk))
    return role


def follow_seats(
    body: Body, persons: Iterable[int], *, undone: bool = False, actor: Any
) -> list[Role]:
    """Hold the roles of persons against their seats and offices at a body.

    When an end was undone, a role runs on until the day somebody had set for it.
    """
    followed = []
    for role, last in queries.seated_roles(body, persons):
        entered = queries.end_entered(role) if undone else role.end
        end = end_with(role, last, entered)
        if end != role.end:
            followed.append(follow_seat(role, end, actor=actor))
    return followed


def end_with(role: Role, last: date | None, entered: date | None) -> date | None:
    """The end of a role whose seat has this last day; nothing is taken back retroactively.

    A role given after the seat had ended does not stand for it.
    """
    if last is None or role.start > last:
        return entered
    wanted = min(entered or last, last)
    if role.end is not None and role.end <= wanted:
        return wanted
    yesterday = timezone.localdate() - timedelta(days=1)
    return min(role.end or date.max, max(wanted, yesterday))
