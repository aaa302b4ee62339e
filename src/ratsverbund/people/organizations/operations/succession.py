"""A Fraktion names who takes a seat in a committee after somebody; nobody votes."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.rules.successor import VacancyFacts, successor
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.organizations.operations.membership import (
    ONE_DAY,
    end_membership,
    seat_member,
)
from ratsverbund.people.organizations.policies import may_keep_members
from ratsverbund.people.organizations.queries import sits_in_council
from ratsverbund.people.persons.models import Person

Role = Membership.Role


@operation("organizations.name_successor")
def name_successor(
    membership: Membership, person: Person, *, start: date, actor: Any
) -> Membership:
    """Seat whom the Fraktion of a seat names; the seat before ends the day before.

    Source: § 50 Abs. 3 GO NRW, institution `successor`.
    Raises: NotAllowed, InvalidInput, RuleViolated, LawUnknown.
    """
    organization = Organization.objects.select_for_update().get(pk=membership.organization_id)
    membership = Membership.objects.select_related("on_behalf_of").get(pk=membership.pk)
    require(may_keep_members, actor, organization)
    faction = membership.on_behalf_of
    committee = organization.organization_type == Organization.Type.COMMITTEE
    if not committee or faction is None:
        raise InvalidInput(
            _("Der Sitz entstand nicht auf Vorschlag einer Fraktion. Besetzen Sie ihn neu."),
            "person",
        )
    decision = successor(law_of(organization.body, start), VacancyFacts())
    if decision.settled != "named":
        raise RuleViolated(
            _("%(way)s Setzen Sie eine Wahl auf die Tagesordnung (%(citation)s).")
            % {"way": decision.label, "citation": decision.citation}
        )
    if membership.end is None or membership.end >= start:
        end_membership(membership, start - ONE_DAY, actor=actor)
    following = seat_member(
        organization,
        person,
        start=start,
        role=role_of(membership, person, start),
        voting_right=membership.voting_right,
        on_behalf_of=faction,
        actor=actor,
    )
    change = {"after": [None, membership.pk]}
    record(name_successor, following, actor=actor, change=change, basis=decision)
    return following


def role_of(before: Membership, person: Person, start: date) -> str:
    """Who votes sits as a council member or else as an expert citizen; others as before."""
    if not before.voting_right:
        return before.role
    member = sits_in_council(person, before.organization.body_id, start, None)
    return Role.MEMBER if member else Role.EXPERT_CITIZEN
