"""A body's consent that non-public papers are kept on its members' devices."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.desk.models import OfflineRelease
from ratsverbund.council.desk.policies import may_release_offline
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.models import Body


@operation("desk.release_offline")
def release_offline(body: Body, reason: str, *, actor: Any) -> OfflineRelease:
    """Let members keep non-public papers of a body on their devices, and say by which rule.

    Raises: NotAllowed, InvalidInput.
    """
    require(may_release_offline, actor, body)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie die Regelung, auf der die Freigabe beruht."), "reason")
    fields = {"reason": reason.strip(), "since": timezone.now(), "ended_at": None}
    released, _made = OfflineRelease.objects.update_or_create(body=body, defaults=fields)
    record(release_offline, released, actor=actor, change={"since": released.since}, reason=reason)
    return released


@operation("desk.end_offline")
def end_offline(released: OfflineRelease, *, actor: Any) -> OfflineRelease:
    """End the consent: devices drop what they keep when they next reach the house.

    Raises: NotAllowed.
    """
    released = OfflineRelease.objects.select_for_update().get(pk=released.pk)
    require(may_release_offline, actor, released.body)
    change = amend(released, ended_at=timezone.now())
    record(end_offline, released, actor=actor, change=change)
    return released
