"""Resolutions with their votes."""

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet

from ratsverbund.council.decisions.models import FactionVote, Resolution, Vote
from ratsverbund.public.portal.queries.followup import tasks
from ratsverbund.public.portal.queries.papers import WORDS
from ratsverbund.public.portal.queries.prepared import Prepared
from ratsverbund.public.portal.queries.rows import BODY, row, rows


def resolutions(
    *, text: str | None = None, body: str | None = None, organization: int | None = None,
    year: int | None = None, result: str | None = None,
) -> QuerySet[Resolution]:  # fmt: skip
    """Resolutions in which every word occurs, the newest first."""
    found = Resolution.objects.filter(superseded=False)
    for word in (text or "").split()[:WORDS]:
        found = found.filter(
            Q(text__icontains=word)
            | Q(item__title__icontains=word)
            | Q(paper__title__icontains=word)
            | Q(paper__reference__icontains=word)
        )
    if body:
        found = found.filter(body__slug=body)
    if year:
        found = found.filter(decided_on__year=year)
    if result:
        found = found.filter(result=result)
    if organization:
        found = found.filter(organization=organization)
    return (
        found.select_related("body", "organization", "paper", "item", "vote")
        .defer("text", "vote__basis", "paper__reasoning", "paper__financial_effect")
        .order_by("-decided_on", "-pk")
    )


def _with_vote(pk: int) -> QuerySet[Any, Any]:
    factions = FactionVote.objects.filter(vote=OuterRef("vote")).order_by("pk")
    valid = Resolution.objects.filter(item=OuterRef("item"), superseded=False)
    vote = Vote.objects.filter(pk=OuterRef("vote"))
    return Resolution.objects.filter(pk=pk).values(
        "id", "result", "label", "text", "decided_on", "superseded", "organization_id",
        "paper_id", "item_id", organization_name=F("organization__name"),
        paper_title=F("paper__title"), reference=F("paper__reference"),
        item_title=F("item__title"), meeting=F("item__meeting_id"),
        met_at=F("item__meeting__starts_at"), **BODY,
        factions=rows(factions, name="name", yes="yes", no="no", abstentions="abstentions"),
        ballot=row(
            vote, yes="yes", no="no", abstentions="abstentions", present="present",
            excluded="excluded", barred="barred", needed="needed", base="base",
            majority="majority", majority_basis="majority_basis", basis="basis",
        ),
        valid=row(valid, id="pk"),
        tasks=tasks(resolution=OuterRef("pk")),
    )  # fmt: skip


# A resolution with its vote, how each Fraktion voted, and what it was corrected to.
resolution_page = Prepared(_with_vote, "factions", "ballot", "valid", "tasks")
