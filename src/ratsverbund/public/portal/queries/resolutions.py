"""Resolutions with their votes."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from ratsverbund.council.decisions.models import FactionVote, Resolution
from ratsverbund.public.portal.queries.papers import WORDS
from ratsverbund.public.portal.queries.rows import row, rows


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


def resolution_page(pk: int) -> Resolution | None:
    """A resolution with its vote, how each Fraktion voted, and what it was corrected to."""
    factions = FactionVote.objects.filter(vote=OuterRef("vote")).order_by("pk")
    valid = Resolution.objects.filter(item=OuterRef("item"), superseded=False)
    found: QuerySet[Any] = Resolution.objects.filter(pk=pk)
    return (
        found.select_related("body", "organization", "paper", "item", "item__meeting", "vote")
        .annotate(
            factions=rows(
                factions, name="name", yes="yes", no="no", abstentions="abstentions",
            ),
            valid=row(valid, id="pk"),
        )
        .first()
    )  # fmt: skip
