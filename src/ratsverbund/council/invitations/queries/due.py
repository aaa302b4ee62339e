"""What invitations ask of somebody: to send, to agree, to put right what came back."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ratsverbund.council.invitations.models import Dispatch, StaffAttendance
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import within
from ratsverbund.council.meetings.roles import PREPARERS
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.ui.formats import write_date

AHEAD = timedelta(weeks=6)


def questions(actor: Any) -> list[Question]:
    """Failed dispatches for who prepares meetings, missing consent for chairs."""
    failed = own(actor, PREPARERS, "invitation__meeting__")
    asked = own(actor, (Role.Kind.CHAIR,), "meeting__")
    found = []
    if failed:
        rows = Dispatch.objects.filter(failed, state=Dispatch.State.FAILED)
        rows = rows.filter(invitation__meeting__starts_at__gte=timezone.now())
        found.append(Question(counted(rows, "invitation__meeting"), lambda row: [bounce(row)]))
    if asked:
        waiting = StaffAttendance.objects.filter(
            asked, state=StaffAttendance.State.ASKED,
            meeting__starts_at__range=(timezone.now(), timezone.now() + AHEAD),
        ).exclude(meeting__state=Meeting.State.CANCELLED)  # fmt: skip
        found.append(Question(counted(waiting, "meeting"), lambda row: [consent(row)]))
    return found


def own(actor: Any, kinds: tuple[str, ...], path: str) -> Q:
    """The meetings of the actor's roles; empty if there are none."""
    mine = Q()
    for role in roles_of(actor):
        if role["kind"] not in kinds:
            continue
        mine |= within(role, path)
    return mine


def counted(rows: Any, path: str) -> Any:
    """One row a meeting, with how many wait."""
    grouped = rows.order_by().values(f"{path}_id")
    return grouped.annotate(
        found=JSONObject(
            meeting=f"{path}_id", name=f"{path}__organization__name",
            starts_at=f"{path}__starts_at", number=Count("pk"),
        )
    )  # fmt: skip


def titled(row: dict[str, Any]) -> tuple[str, Any]:
    """The name and the day of a meeting."""
    moment = parse_datetime(row["starts_at"])
    day = local_day(moment) if moment else None
    return f"{row['name']}, {write_date(day)}", day


def bounce(row: dict[str, Any]) -> Due:
    """Invitations that did not arrive."""
    title, day = titled(row)
    reason = _("Nicht zugestellt: %(count)s. Adresse prüfen und erneut senden.") % {
        "count": row["number"]
    }
    address = reverse("invitations:meeting", args=[row["meeting"]])
    return Due("prepare", _("Ladung"), title, address, _("Erneut senden"), day, reason)


def consent(row: dict[str, Any]) -> Due:
    """Staff whose attendance waits for the chair."""
    title, day = titled(row)
    reason = _("Ihr Einvernehmen zur Teilnahme der Verwaltung fehlt: %(count)s.") % {
        "count": row["number"]
    }
    day = day - timedelta(days=1) if day else None
    address = reverse("invitations:staff", args=[row["meeting"]])
    return Due("decide", _("Teilnahme"), title, address, _("Antworten"), day, reason)
