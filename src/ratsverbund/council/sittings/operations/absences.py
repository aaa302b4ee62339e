"""Word sent before a meeting: who will not come, or not stand in on a seat."""

from typing import Any

from django.utils import timezone

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.sittings.models import Absence
from ratsverbund.council.sittings.policies import may_tell_absence
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.organizations.models import Membership
from ratsverbund.people.persons.models import Person


@operation("sittings.tell_absence")
def tell_absence(meeting: Meeting, seat: Membership, person: Person, *, actor: Any) -> Absence:
    """Send word not to come, or not to take a seat; sent twice, the first time counts.

    Source: § 58 Abs. 1 GO NRW: the next in order stands in.
    Raises: NotAllowed.
    """
    standing = Absence.objects.select_for_update(of=("self",)).filter(
        meeting=meeting, membership=seat, person=person, withdrawn_at=None
    )
    absence = standing.first() or Absence(meeting=meeting, membership=seat, person=person)
    require(may_tell_absence, actor, absence)
    change = {} if absence.pk else {"told_at": [None, absence.told_at]}
    absence.save()
    record(tell_absence, absence, actor=actor, change=change)
    return absence


@operation("sittings.withdraw_absence")
def withdraw_absence(absence: Absence, *, actor: Any) -> Absence:
    """Take word back: the person comes after all.

    Raises: NotAllowed.
    """
    absence = Absence.objects.select_for_update(of=("self",)).get(pk=absence.pk)
    require(may_tell_absence, actor, absence)
    change = amend(absence, withdrawn_at=timezone.now())
    record(withdraw_absence, absence, actor=actor, change=change)
    return absence
