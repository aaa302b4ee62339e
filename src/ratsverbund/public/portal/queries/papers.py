"""Papers with their way through the organizations, and what is left of those taken back."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import (
    Consultation,
    Paper,
    PaperFile,
    ProposedResolution,
    Tombstone,
)
from ratsverbund.public.portal.queries.followup import information_on, tasks
from ratsverbund.public.portal.queries.prepared import Prepared
from ratsverbund.public.portal.queries.rows import BODY, row, rows

WORDS = 8
IN_A_FEED = 30
HEADS = ("reasoning", "financial_effect", "withdrawn_reason")


def papers(
    *, text: str | None = None, body: str | None = None, organization: int | None = None,
    year: int | None = None, kind: str | None = None,
) -> QuerySet[Paper]:  # fmt: skip
    """Papers in which every word occurs, the newest first, each with its latest result."""
    found = Paper.objects.select_related("body").defer(*HEADS)
    for word in (text or "").split()[:WORDS]:
        found = found.filter(_has(word))
    if body:
        found = found.filter(body__slug=body)
    if year:
        found = found.filter(day__year=year)
    if kind:
        found = found.filter(paper_type=kind)
    if organization:
        ways = Consultation.objects.filter(paper=OuterRef("pk"), organization=organization)
        found = found.filter(Exists(ways))
    # What a committee recommends is not yet the paper's result.
    results = Resolution.objects.filter(
        paper=OuterRef("pk"), superseded=False, consultation__authoritative=True
    )
    newest = results.order_by("-decided_on", "-pk")
    return found.annotate(outcome=row(newest, result="result", label="label")).order_by(
        "-day", "-pk"
    )


def _has(word: str) -> Q:
    """Say where a word may stand; in German it often hides inside a longer one."""
    proposals = ProposedResolution.objects.filter(paper=OuterRef("pk"), text__icontains=word)
    fields = ("title", "reference", "reasoning")
    condition = Q(Exists(proposals))
    for field in fields:
        condition |= Q(**{f"{field}__icontains": word})
    return condition


def _with_parts(pk: int) -> QuerySet[Any, Any]:
    mine = {"paper": OuterRef("pk")}
    return Paper.objects.filter(pk=pk).values(
        "id", "title", "reference", "paper_type", "day", "office", "reasoning",
        "financial_effect", "state", "withdrawn_on", "withdrawn_reason", **BODY,
        suggested=rows(
            ProposedResolution.objects.filter(**mine).order_by("order"),
            text="text", name="organization__name",
        ),
        way=rows(
            Consultation.objects.filter(**mine).order_by("order"),
            organization="organization_id", name="organization__name",
            authoritative="authoritative", state="state", events=_events(),
        ),
        attachments=rows(
            PaperFile.objects.filter(**mine).order_by("order"),
            id="pk", title="title", name="file__name", size="file__size",
        ),
        tasks=tasks(resolution__paper=OuterRef("pk")),
        information=information_on(OuterRef("pk")),
    )  # fmt: skip


def _events() -> Any:
    """The items on which a station was dealt with, or will be, and what came of it."""
    results = Resolution.objects.filter(item=OuterRef("pk"), superseded=False)
    items = AgendaItem.objects.filter(consultation=OuterRef("pk"))
    return rows(
        items.order_by("meeting__starts_at", "pk"), number="number", state="state",
        meeting="meeting_id", starts_at="meeting__starts_at", outcome=row(
            results, id="pk", result="result", label="label", vote="vote_id", yes="vote__yes",
            no="vote__no", abstentions="vote__abstentions",
        ),
    )  # fmt: skip


# A paper with its proposals, its way with meetings and results, and its attachments.
paper_page = Prepared(_with_parts, "suggested", "way", "attachments", "tasks", "information")


def tombstone_of(paper: int) -> Tombstone | None:
    """What is left of a paper that is no longer public."""
    return Tombstone.objects.filter(paper=paper).select_related("body").first()


def attachment(pk: int) -> PaperFile | None:
    """A published attachment of a published paper, with its bytes."""
    found = PaperFile.objects.filter(pk=pk, paper__published_at__isnull=False)
    return found.select_related("file").first()


def newest_papers(body: str) -> QuerySet[Paper]:
    """The papers of a body that were published last."""
    found = Paper.objects.filter(body__slug=body).select_related("body")
    return found.defer(*HEADS).order_by("-published_at", "-pk")[:IN_A_FEED]
