"""The page of one paper, as far as the actor may see it, and its audit trail."""

from typing import Any

from django.db.models import Case, QuerySet, When

from ratsverbund.council.papers.dossier.parts import Dossier, dossier_of, dossiers
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.queries.lists import WRITERS, keeping, known, papers_for, within
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.accounts.policies import holds


def paper_page(actor: Any, pk: int) -> Dossier | None:
    """The dossier of a paper as the actor may see it; what is not for him is left out."""
    paper = (
        dossiers(papers_for(actor))
        .filter(pk=pk)
        .annotate(
            inside=Case(When(within(actor), then=True), default=False),
            whole=Case(When(keeping(actor) | known(actor), then=True), default=False),
        )
        .first()
    )
    if paper is None:
        return None
    dossier = dossier_of(paper)
    if holds(actor, *WRITERS, body=paper.body_id) or any(
        each["account"] == actor.pk for each in dossier.signatures
    ):
        return dossier
    dossier.signatures.clear()
    dossier.versions.clear()
    if not paper.whole:
        dossier.files[:] = [each for each in dossier.files if each["public"]]
    if not paper.inside:
        for parts in (dossier.files, dossier.proposals):
            parts[:] = [each for each in parts if each["published_at"]]
        for station in dossier.stations:
            station["day"] = station["result"] = None
    return dossier


def trail_of(paper: Paper) -> QuerySet[AuditEntry]:
    """Who did what with a paper, and when, without the texts."""
    return AuditEntry.objects.filter(subject_type=Paper._meta.label, subject_id=paper.pk).defer(
        "change", "basis"
    )
