"""Change the role of a member, such as to the chair."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.organizations.events import MemberSeated
from ratsverbund.people.organizations.models import Deputy, Membership, Organization
from ratsverbund.people.organizations.operations.membership import (
    check_days,
    refuse_second_in_role,
    refuse_unfit,
)
from ratsverbund.people.organizations.policies import may_keep_members


@operation("organizations.change_role")
def change_role(membership: Membership, role: str, *, start: date, actor: Any) -> Membership:
    """Give a member another role from a day on; seat, Fraktion and deputy stay.

    A role held before that day stays on record as a seat of its own.
    Source: § 58 Abs. 3 GO NRW on who sits in a committee.
    Raises: NotAllowed, InvalidInput, RuleViolated.
    """
    organization = Organization.objects.select_for_update().get(pk=membership.organization_id)
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    require(may_keep_members, actor, organization)
    check_days(membership.start, start, "start")
    refuse_second_in_role(organization, role, start, membership.end)
    refuse_unfit(in_role(membership, role, start))
    change = {"role": [membership.role, role]}
    if membership.start == start:
        amend(membership, role=role)
    else:
        membership = continued(membership, role, start)
    record(change_role, membership, actor=actor, change=change)
    announce(MemberSeated(membership.pk))
    return membership


def in_role(membership: Membership, role: str, start: date) -> Membership:
    """The seat as it would be with another role from a day on; not saved."""
    return Membership(
        pk=membership.pk,
        organization=membership.organization,
        person=membership.person,
        role=role,
        voting_right=membership.voting_right,
        start=start,
        end=membership.end,
    )


def continued(before: Membership, role: str, start: date) -> Membership:
    """End a seat on the day before and continue it, with its deputies, in another role."""
    end, last = before.end, start - timedelta(days=1)
    deputies = list(Deputy.objects.on(start).filter(membership=before))
    amend(before, end=last)
    fresh = Membership.objects.create(
        organization=before.organization,
        person=before.person,
        role=role,
        voting_right=before.voting_right,
        on_behalf_of=before.on_behalf_of,
        start=start,
        end=end,
        published_at=timezone.now(),
    )
    for each in deputies:
        if each.start == start:
            amend(each, membership=fresh)
            continue
        Deputy.objects.create(
            membership=fresh,
            person=each.person,
            rank=each.rank,
            start=start,
            end=each.end,
            published_at=timezone.now(),
        )
        amend(each, end=last)
    return fresh
