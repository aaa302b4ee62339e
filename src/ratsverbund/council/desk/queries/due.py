"""What the desk asks of somebody: to stand in, to find a substitute."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ratsverbund.council.desk.models import Reply, SubstituteRequest
from ratsverbund.council.desk.queries.substitutes import requests_to
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import preparing
from ratsverbund.council.meetings.roles import PREPARERS
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.due import Due, Question
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.formats import write_date

AHEAD = timedelta(weeks=6)


def questions(actor: Any) -> list[Question]:
    """Requests to the account's person; seats without a substitute for who prepares meetings."""
    now = timezone.now()
    asked = requests_to(actor).filter(
        state=SubstituteRequest.State.ASKED, reply__meeting__starts_at__gte=now
    )
    found = []
    if getattr(actor, "person_id", None) is not None:
        rows = asked.annotate(
            found=JSONObject(
                id="pk",
                organization="reply__meeting__organization__name",
                starts_at="reply__meeting__starts_at",
                given="reply__membership__person__given_name",
                family="reply__membership__person__family_name",
            )
        )
        found.append(Question(rows, lambda row: [asking(row)]))
    if bodies_of(actor, *PREPARERS):
        found.append(Question(empty_seats(actor), lambda row: [empty(row)]))
    return found


def empty_seats(actor: Any) -> Any:
    """One row a meeting: how many absent members of a committee nobody stands in for."""
    now = timezone.now()
    open_states = ["asked", "accepted"]
    return (
        Reply.objects.filter(
            preparing(actor, "meeting__"),
            state=Reply.State.ABSENT,
            membership__organization__organization_type=Organization.Type.COMMITTEE,
            meeting__state=Meeting.State.CONVENED,
            meeting__starts_at__range=(now, now + AHEAD),
        )
        .annotate(standing=Count("requests", filter=Q(requests__state__in=open_states)))
        .filter(standing=0)
        .order_by()
        .annotate(
            found=JSONObject(
                meeting="meeting_id",
                organization="meeting__organization__name",
                starts_at="meeting__starts_at",
                given="membership__person__given_name",
                family="membership__person__family_name",
            )
        )
    )


def titled(row: dict[str, Any]) -> tuple[str, Any]:
    """The name and the day of a meeting."""
    moment = parse_datetime(row["starts_at"])
    day = local_day(moment) if moment else None
    return f"{row['organization']}, {write_date(day)}", day


def asking(row: dict[str, Any]) -> Due:
    """A request to stand in."""
    title, day = titled(row)
    reason = _("%(name)s ist verhindert und bittet Sie um Vertretung.") % {
        "name": f"{row['given']} {row['family']}"
    }
    address = reverse("desk:substitute", args=[row["id"]])
    return Due("decide", _("Vertretung"), title, address, _("Antworten"), day, reason)


def empty(row: dict[str, Any]) -> Due:
    """A seat nobody will take."""
    title, day = titled(row)
    reason = _("%(name)s ist verhindert; eine Vertretung fehlt.") % {
        "name": f"{row['given']} {row['family']}"
    }
    address = reverse("desk:replies", args=[row["meeting"]])
    return Due("inform", _("Vertretung"), title, address, _("Ansehen"), day, reason)
