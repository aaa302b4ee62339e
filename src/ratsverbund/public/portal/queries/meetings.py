"""Meetings with the public part of their agenda."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from ratsverbund.council.agendas.models import Handout
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.minutes.models import PublicMinutes
from ratsverbund.people.organizations.models import Organization
from ratsverbund.public.portal.queries.choices import coming
from ratsverbund.public.portal.queries.prepared import Prepared
from ratsverbund.public.portal.queries.rows import BODY, revived, row, rows

RESULT = {
    "id": "pk", "result": "result", "label": "label", "vote": "vote_id",
    "yes": "vote__yes", "no": "vote__no", "abstentions": "vote__abstentions",
}  # fmt: skip
HANDOUT = {"id": "pk", "title": "title", "published_at": "published_at", "size": "file__size"}
TITLE = {"id": "pk", "number": "number", "title": "title", "state": "state"}
ITEM = TITLE | {
    "late": "late", "note": "note", "paper": "consultation__paper_id",
    "reference": "consultation__paper__reference", "authoritative": "consultation__authoritative",
}  # fmt: skip
IN_A_CALENDAR = 500


def meetings(
    now: datetime,
    *,
    past: str | None = None,
    body: str | None = None,
    organization: int | None = None,
) -> QuerySet[Meeting]:
    """The meetings that come, the next first; or those that were, the latest first."""
    found = Meeting.objects.select_related("body", "organization")
    if past:
        found = found.filter(~coming(now)).order_by("-starts_at", "-pk")
    else:
        found = found.filter(coming(now)).order_by("starts_at", "pk")
    if body:
        found = found.filter(body__slug=body)
    return found.filter(organization=organization) if organization else found


def _with_agenda(pk: int) -> QuerySet[Any, Any]:
    results = Resolution.objects.filter(item=OuterRef("pk"), superseded=False).order_by()
    laid = Handout.objects.filter(item=OuterRef("pk")).order_by("laid_at", "pk")
    return Meeting.objects.filter(pk=pk).values(
        "id", "kind", "starts_at", "ends_at", "place", "state", "convened_on", "published_at",
        "organization_id", organization_name=F("organization__name"), **BODY,
        agenda=_agenda(**ITEM, outcome=row(results, **RESULT), handouts=rows(laid, **HANDOUT)),
        has_minutes=Exists(PublicMinutes.objects.filter(meeting=OuterRef("pk"))),
    )  # fmt: skip


# A meeting with the public items of its agenda, their papers and results.
meeting_page = Prepared(_with_agenda, "agenda")


def handout(pk: int) -> Handout | None:
    """A published file that was laid on the table for a published item, with its bytes."""
    found = Handout.objects.filter(pk=pk, item__published_at__isnull=False)
    return found.select_related("file").first()


def calendar_of(pk: int) -> Organization | None:
    """An organization with its latest meetings, each with the titles of its agenda."""
    meetings = Meeting.objects.filter(organization=OuterRef("pk")).order_by("-starts_at", "-pk")
    found = Organization.objects.filter(pk=pk).select_related("body")
    organization: Any = found.annotate(
        sittings=rows(
            meetings[:IN_A_CALENDAR], id="pk", starts_at="starts_at", ends_at="ends_at",
            place="place", state="state", published_at="published_at", agenda=_agenda(**TITLE),
        )
    ).first()  # fmt: skip
    if organization is not None:
        organization.sittings = revived(organization.sittings)
    return organization


def _agenda(**fields: Any) -> Any:
    items = AgendaItem.objects.filter(meeting=OuterRef("pk")).order_by("order", "pk")
    return rows(items, **fields)
