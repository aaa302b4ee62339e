"""Meetings of a Fraktion: recorded with those who came."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.allowances.models import FactionAttendance, FactionSession
from ratsverbund.council.allowances.policies import may_keep
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


@operation("allowances.record_session")
def record_session(
    faction: Organization,
    day: date,
    participants: Iterable[Person],
    *,
    actor: Any,
    online: bool = False,
) -> FactionSession:
    """Record a meeting of a Fraktion, or set right who was at the one of that day.

    Every meeting is recorded, also those beyond the paid number. What was fixed for it before
    is settled with the next run. Raises: NotAllowed, InvalidInput.
    """
    faction = Organization.objects.select_for_update().get(pk=faction.pk)
    require(may_keep, actor, faction)
    if faction.organization_type != Organization.Type.FACTION:
        raise InvalidInput(_("Das ist keine Fraktion."), "organization")
    if day > timezone.localdate():
        raise InvalidInput(_("Der Tag liegt in der Zukunft. Tragen Sie nur Gehaltenes ein."), "day")
    present = {person.pk for person in participants}
    if not present:
        raise InvalidInput(_("Nennen Sie, wer teilgenommen hat."), "participants")
    session, _new = FactionSession.objects.update_or_create(
        organization=faction, day=day, defaults={"online": online}
    )
    before = set(session.attendances.values_list("person_id", flat=True))
    session.attendances.filter(person__in=before - present).delete()
    FactionAttendance.objects.bulk_create(
        FactionAttendance(session=session, person_id=person) for person in present - before
    )
    change = {"participants": [sorted(before), sorted(present)], "online": online}
    record(record_session, session, actor=actor, change=change)
    return session
