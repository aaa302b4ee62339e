"""What became of resolutions, what residents and the press were told."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from ratsverbund.council.execution.models import (
    Execution,
    PressNote,
    ProgressNote,
    ResidentsInformation,
)
from ratsverbund.public.portal.queries.prepared import Prepared
from ratsverbund.public.portal.queries.rows import BODY, row, rows

IN_A_FEED = 30
COLUMNS = ("pk", "title", "text", "published_at")


def tasks(**which: Any) -> Any:
    """The public tasks of a row, each with the reports released for everyone."""
    notes = ProgressNote.objects.filter(execution=OuterRef("pk")).order_by("day", "pk")
    told = notes.values(row=JSONObject(reported_on="day", text="text"))
    found = Execution.objects.filter(**which).order_by("due", "pk")
    return rows(
        found, what="what", due_on="due", state="state", closed_on="closed_on",
        office="office__name", reports=ArraySubquery(told),
    )  # fmt: skip


def information_on(paper: OuterRef) -> Any:
    """What residents were told early about a paper's matter."""
    found = ResidentsInformation.objects.filter(paper=paper)
    return row(found, texts="texts", informed_on="informed_on")


def press_notes() -> QuerySet[PressNote]:
    """All press notes, the newest first."""
    found = PressNote.objects.select_related("body").only(
        *COLUMNS, "body__name", "body__short_name", "body__slug"
    )
    return found.order_by("-published_at", "-pk")


def newest_press_notes(body: str) -> QuerySet[PressNote]:
    """The latest press notes of a body."""
    return press_notes().filter(body__slug=body)[:IN_A_FEED]


def _note(pk: int) -> QuerySet[Any, Any]:
    return PressNote.objects.filter(pk=pk).values(
        "id", "title", "text", "published_at", "meeting_id", met_at=F("meeting__starts_at"), **BODY
    )


press_note_page = Prepared(_note)
