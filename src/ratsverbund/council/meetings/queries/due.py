"""What meetings ask of somebody: to invite, to open, to record."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.roles import KEEPERS, PREPARERS
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.due import Due
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.ui.formats import write_date

AHEAD = timedelta(weeks=6)
State = Meeting.State


def due(actor: Any) -> list[Due]:
    """Meetings to convene, to open or to record, in the order of their days; one statement."""
    now = timezone.now()
    planned = Q(state=State.PLANNED, starts_at__lte=now + AHEAD)
    begun = Q(state=State.RUNNING) | Q(
        state=State.CONVENED, starts_at__date__lte=timezone.localdate()
    )
    mine = Q(pk__in=[])
    for role in roles_of(actor):
        own = Q(body=role["body"])
        if role["organization"] is not None:
            own &= Q(organization=role["organization"])
        if role["kind"] in PREPARERS:
            mine |= own & planned
        if role["kind"] in KEEPERS:
            mine |= own & begun
    meetings = Meeting.objects.filter(mine).select_related("organization").order_by("starts_at")
    return [line(meeting) for meeting in meetings]


def line(meeting: Meeting) -> Due:
    """One meeting as a line of the start page."""
    day = local_day(meeting.starts_at)
    title = f"{meeting.organization}, {write_date(day)}"
    if meeting.state == State.PLANNED:
        reason = _("Die Ladungsfrist ist nicht geregelt; prüfen Sie die Geschäftsordnung.")
        if meeting.invite_until:
            reason = _("Die Einladung muss spätestens am %(day)s hinausgehen.") % {
                "day": write_date(meeting.invite_until)
            }
        address = reverse("meetings:convene", args=[meeting.pk])
        return Due(
            "prepare", _("Sitzung"), title, address, _("Einladen"), meeting.invite_until, reason
        )
    address = reverse("meetings:meeting", args=[meeting.pk])
    if meeting.state == State.RUNNING:
        reason = _("Die Sitzung läuft; Ergebnisse fehlen noch oder sie ist nicht geschlossen.")
        return Due("prepare", _("Sitzung"), title, address, _("Ergebnisse erfassen"), day, reason)
    reason = _("Die Einladung ist hinausgegangen, die Sitzung beginnt.")
    return Due("prepare", _("Sitzung"), title, address, _("Sitzung eröffnen"), day, reason)
