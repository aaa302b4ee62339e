"""A member leaves the council."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.mandates.operations.carrying import carry_out
from ratsverbund.people.persons.models import Person
from ratsverbund.people.terms.events import MemberDeparted
from ratsverbund.people.terms.planning import departure
from ratsverbund.people.terms.roles import member_of


@operation("terms.depart_member")
def depart_member(
    body: Body, person: Person, *, day: date, reason: str, actor: Any
) -> MandateChange:
    """End all seats, deputyships and honorary offices of a member together.

    Source: § 37 KWahlG NRW.
    Raises: NotAllowed, InvalidInput, Conflict.
    """
    change = carry_out(
        body,
        MandateChange.Kind.DEPARTURE,
        day,
        _("{person} scheidet aus").format(person=person),
        reason,
        lambda roster: departure(roster, member_of(roster, person), day),
        actor=actor,
    )
    record(depart_member, change, actor=actor, change=change.changes["changed"], reason=reason)
    announce(MemberDeparted(change.pk))
    return change
