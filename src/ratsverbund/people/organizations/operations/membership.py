"""Seat members and end their seats."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.organizations.composition import objection
from ratsverbund.people.organizations.events import MemberSeated, MembershipEnded
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.organizations.operations.publication import publish_person
from ratsverbund.people.organizations.policies import may_keep_members
from ratsverbund.people.organizations.queries import on_council, overlapping
from ratsverbund.people.persons.models import Person

ONE_DAY = timedelta(days=1)
Role = Membership.Role
# Roles that one person has at a time.
SINGLE = (Role.CHAIR, Role.FIRST_DEPUTY, Role.HEAD)


@operation("organizations.seat_member")
def seat_member(
    organization: Organization,
    person: Person,
    *,
    start: date,
    end: date | None = None,
    role: str = Role.MEMBER,
    voting_right: bool | None = None,
    on_behalf_of: Organization | None = None,
    actor: Any,
) -> Membership:
    """Give a person a seat, with role, vote and the Fraktion that proposed; it is public at once.

    Unless said otherwise everyone votes but expert residents (sachkundige Einwohner).
    Source: § 58 Abs. 3 und 4 GO NRW, § 13 Abs. 3 Hauptsatzung Heinsberg.
    Raises: NotAllowed, InvalidInput, RuleViolated.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    organization = Organization.objects.select_for_update().get(pk=organization.pk)
    require(may_keep_members, actor, organization)
    votes = role != Role.EXPERT_RESIDENT if voting_right is None else voting_right
    check_seat(organization, start, end, on_behalf_of)
    refuse_second_seat(organization, person, start, end)
    refuse_second_in_role(organization, role, start, end)
    if votes:
        refuse_full(organization, start, end)
    membership = Membership(
        organization=organization,
        person=person,
        role=role,
        voting_right=votes,
        on_behalf_of=on_behalf_of,
        start=start,
        end=end,
        published_at=timezone.now(),
    )
    refuse_unfit(membership)
    membership.save()
    publish_person(person)
    record(seat_member, membership, actor=actor, change={"start": [None, start]})
    announce(MemberSeated(membership.pk))
    return membership


@operation("organizations.end_membership")
def end_membership(membership: Membership, end: date, *, actor: Any) -> Membership:
    """Enter the last day of a seat; the personal deputyship ends with it.

    Raises: NotAllowed, InvalidInput.
    """
    organization = Organization.objects.select_for_update().get(pk=membership.organization_id)
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("organization", "person")
        .get(pk=membership.pk)
    )
    require(may_keep_members, actor, organization)
    check_days(membership.start, end)
    if membership.end and end > membership.end:
        raise InvalidInput(
            _("Der Sitz endet schon am {end:%d.%m.%Y}. Für später bitte neu besetzen.").format(
                end=membership.end
            ),
            "end",
        )
    deputies = membership.deputies.select_for_update()
    if later := deputies.filter(start__gt=end).first():
        raise InvalidInput(
            _("{deputy} vertritt erst ab {start:%d.%m.%Y}. Bitte einen späteren Tag.").format(
                deputy=later.person, start=later.start
            ),
            "end",
        )
    deputies.filter(Q(end=None) | Q(end__gt=end)).update(end=end)
    change = amend(membership, end=end)
    record(end_membership, membership, actor=actor, change=change)
    announce(MembershipEnded(membership.pk))
    return membership


def check_days(start: date, end: date, field: str = "end") -> None:
    """Refuse a day before a seat begins. Raises: InvalidInput."""
    if end < start:
        raise InvalidInput(
            _("Der Sitz beginnt am {start:%d.%m.%Y}. Bitte diesen Tag oder einen späteren.").format(
                start=start
            ),
            field,
        )


def check_seat(
    organization: Organization, start: date, end: date | None, on_behalf_of: Organization | None
) -> None:
    """Refuse a seat outside the organization's time, or proposed by what is no Fraktion there.

    Raises: InvalidInput.
    """
    if end and end < start:
        raise InvalidInput(_("Das Ende liegt vor dem Beginn. Bitte prüfen."), "end")
    formed, dissolved = organization.start, organization.end
    if (formed and start < formed) or (dissolved and max(start, end or date.max) > dissolved):
        raise InvalidInput(
            _("{name} besteht nicht die ganze Zeit. Bitte Beginn und Ende anpassen.").format(
                name=organization
            ),
            "start",
        )
    if on_behalf_of and (
        on_behalf_of.organization_type != Organization.Type.FACTION
        or on_behalf_of.body_id != organization.body_id
    ):
        raise InvalidInput(
            _("{name} ist keine Fraktion dieser Körperschaft. Bitte eine Fraktion wählen.").format(
                name=on_behalf_of
            ),
            "on_behalf_of",
        )


def refuse_second_seat(
    organization: Organization, person: Person, start: date, end: date | None
) -> None:
    """Refuse a second seat at once there, and a second Fraktion. Raises: InvalidInput."""
    same = Q(organization=organization)
    if organization.organization_type == Organization.Type.FACTION:
        same |= Q(organization__organization_type=Organization.Type.FACTION,
                  organization__body=organization.body_id)  # fmt: skip
    seats = Membership.objects.select_related("organization", "person")
    if seat := seats.filter(same & overlapping(start, end), person=person).first():
        raise InvalidInput(
            _("{person} gehört „{name}“ schon seit dem {start:%d.%m.%Y} an. ")
            .format(person=person, name=seat.organization, start=seat.start)
            + _("Bitte diesen Sitz zuerst beenden."),
            "person",
        )  # fmt: skip


def refuse_second_in_role(
    organization: Organization, role: str, start: date, end: date | None
) -> None:
    """Refuse a second chair, first deputy chair or head at once. Raises: InvalidInput."""
    if role not in SINGLE:
        return
    seats = organization.memberships.select_related("person").filter(
        overlapping(start, end), role=role
    )
    if seat := seats.first():
        raise InvalidInput(
            _("„{role}“ ist {person} seit dem {start:%d.%m.%Y}. Bitte zuerst beenden.").format(
                role=seat.get_role_display(), person=seat.person, start=seat.start
            ),
            "role",
        )


def refuse_full(organization: Organization, start: date, end: date | None) -> None:
    """Refuse one voting member more than there are seats. Raises: InvalidInput."""
    if organization.seats is None:
        return
    taken = organization.memberships.filter(overlapping(start, end), voting_right=True).count()
    if taken >= organization.seats:
        raise InvalidInput(
            _(
                "Alle {seats} stimmberechtigten Sitze von „{name}“ sind in dieser Zeit besetzt. "
                "Bitte zuerst einen Sitz beenden oder die Zahl der Sitze ändern."
            ).format(seats=organization.seats, name=organization),
            "voting_right",
        )


def refuse_unfit(membership: Membership) -> None:
    """Refuse who may not sit there as a member or an expert. Raises: RuleViolated."""
    span = membership.start, membership.end
    organization = membership.organization
    others = organization.memberships.filter(overlapping(*span)).exclude(pk=membership.pk)
    if refused := objection(membership, others, on_council=on_council(membership)):
        raise RuleViolated(
            _("{refused} Bitte eine andere Person oder Rolle wählen.").format(refused=refused)
        )
