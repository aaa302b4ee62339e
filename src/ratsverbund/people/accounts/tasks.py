"""Jobs: roles follow the seats and offices they stand for."""

from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.accounts import operations, queries
from ratsverbund.people.mandates.events import ChangeUndone, MandatesChanged
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.organizations.events import HolderAppointed, HoldingEnded, MembershipEnded
from ratsverbund.people.organizations.models import Membership, OfficeHolding
from ratsverbund.people.terms.events import MemberDeparted


def membership_ended(event: MembershipEnded) -> None:
    """End the roles that stood for a seat."""
    seat = Membership.objects.select_related("organization__body").get(pk=event.membership)
    operations.follow_seats(seat.organization.body, [seat.person_id], actor=SYSTEM)


def holder_changed(event: HolderAppointed | HoldingEnded) -> None:
    """End the roles of who holds an office no longer."""
    office = OfficeHolding.objects.select_related("office__body").get(pk=event.holding).office
    holders = office.holdings.values_list("person", flat=True)
    operations.follow_seats(office.body, holders, actor=SYSTEM)


def mandates_changed(event: MandatesChanged | MemberDeparted) -> None:
    """End the roles that stood for seats a change ended."""
    change = MandateChange.objects.select_related("body").get(pk=event.change)
    operations.follow_seats(change.body, queries.touched_by(change), actor=SYSTEM)


def change_undone(event: ChangeUndone) -> None:
    """Let roles run on whose seats do so again."""
    change = MandateChange.objects.select_related("body").get(pk=event.change)
    operations.follow_seats(change.body, queries.touched_by(change), undone=True, actor=SYSTEM)
