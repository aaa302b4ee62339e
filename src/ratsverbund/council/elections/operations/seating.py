"""Those elected take their seats and offices, in the same transaction."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.elections.ballots import day_of
from ratsverbund.council.elections.eligibility import composition
from ratsverbund.council.elections.models import Election, Nomination
from ratsverbund.council.elections.operations.preparing import locked
from ratsverbund.council.elections.policies import may_seat
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.kernel.errors import IllegalTransition
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.organizations.models import Membership, Office, Organization
from ratsverbund.people.organizations.operations import (
    appoint_holder,
    change_role,
    create_office,
    name_deputy,
    seat_member,
)

Kind, State = Election.Kind, Election.State
ORDINALS = {1: ("Erster", "Erste"), 2: ("Zweiter", "Zweite"), 3: ("Dritter", "Dritte")}


@operation("elections.seat_elected")
def seat_elected(election: Election, *, actor: Any, start: date | None = None) -> Election:
    """Give those elected their seats or offices from a day on; the item is settled with them.

    Whoever sits there already, or one too many, is refused and nothing is changed.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    election = locked(election)
    require(may_seat, actor, election)
    elected = list(
        election.nominations.exclude(place=None)
        .select_related("person", "deputy", "faction")
        .order_by("place")
    )
    if election.state != State.ELECTED or not elected:
        raise IllegalTransition(
            _("Hier ist noch niemand gewählt, oder die Sitze sind schon vergeben.")
        )
    start = start or election.start or day_of(election)
    basis = None
    if election.kind in (Kind.COMMITTEE, Kind.SEAT):
        basis = composition(election, [each.role for each in elected], start)
    for each in elected:
        seat(election, each, start, actor)
    change = advance(election, State.SEATED, start=start)
    change["persons"] = [each.person_id for each in elected]
    settle_item(election.item)
    record(seat_elected, election, actor=actor, change=change, basis=basis)
    return election


def seat(election: Election, won: Nomination, start: date, actor: Any) -> None:
    """Give one of those elected the seat or the office."""
    if election.kind == Kind.DEPUTY_MAYORS:
        office = deputy_office(election, won.place or 1, actor)
        amend(won, holding=appoint_holder(office, won.person, start=start, actor=actor))
    elif election.office is not None:
        holding = appoint_holder(election.office, won.person, start=start, actor=actor)
        amend(won, holding=holding)
    elif election.organization is not None and election.kind == Kind.CHAIR:
        own = election.organization.memberships.on(start).get(person=won.person)
        amend(won, membership=change_role(own, Membership.Role.CHAIR, start=start, actor=actor))
    elif election.organization is not None:
        take_seat(election.organization, won, start, actor)


def take_seat(organization: Organization, won: Nomination, start: date, actor: Any) -> None:
    """Seat a member with the proposing Fraktion, and the personal deputy."""
    membership = seat_member(
        organization,
        won.person,
        start=start,
        role=won.role,
        on_behalf_of=won.faction,
        actor=actor,
    )
    amend(won, membership=membership)
    if won.deputy:
        name_deputy(membership, won.deputy, start=start, actor=actor)


def deputy_office(election: Election, place: int, actor: Any) -> Office:
    """The office of the first, second … deputy of the mayor; made where it is missing."""
    body = election.item.meeting.body
    offices = list(body.offices.filter(kind=Office.Kind.DEPUTY_MAYOR).order_by("pk"))
    if place <= len(offices):
        return offices[place - 1]
    masculine, feminine = ORDINALS.get(place, (f"{place}.", f"{place}."))
    return create_office(
        body,
        f"{masculine} stellvertretender Bürgermeister",
        kind=Office.Kind.DEPUTY_MAYOR,
        name_feminine=f"{feminine} stellvertretende Bürgermeisterin",
        actor=actor,
    )


def settle_item(item: AgendaItem) -> None:
    """Mark an item as dealt with once all its elections are through."""
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.state == AgendaItem.State.OPEN and not item.elections.exclude(
        state=State.SEATED
    ).exists():  # fmt: skip
        advance(item, AgendaItem.State.DEALT, note=_("Wahl durchgeführt"))
