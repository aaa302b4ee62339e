"""The registers as their pages list them."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ratsverbund.council.competence.models import (
    CallIn,
    CallInSignature,
    Contract,
    Delegation,
    Matter,
)
from ratsverbund.council.competence.queries.motion import terms_of
from ratsverbund.council.papers.queries import papers_for
from ratsverbund.people.accounts.policies import bodies_held


def visible(records: QuerySet[Any], actor: Any) -> QuerySet[Any]:
    """Only records of bodies the actor has a role at, as a whole."""
    return records.filter(body__in=bodies_held(actor)).select_related("body")


def matters_for(actor: Any, kind: str = "", text: str = "") -> QuerySet[Matter]:
    """Matters, the latest first; those of a paper only for who may read it."""
    found = visible(Matter.objects.select_related("paper"), actor)
    found = found.filter(Q(paper=None) | Q(paper__in=papers_for(actor).values("pk")))
    if kind:
        found = found.filter(kind=kind)
    return found.filter(title__icontains=text) if text else found


def contracts_for(actor: Any, state: str = "") -> QuerySet[Contract]:
    """Contracts with people of the town, the latest first."""
    found = visible(Contract.objects.select_related("person", "paper"), actor)
    found = found.annotate(paper_open=paper_open(actor))
    return found.filter(state=state) if state else found


def delegations_for(actor: Any, day: date | None) -> QuerySet[Delegation]:
    """The register on a day, or with everything that ended."""
    found = visible(Delegation.objects.select_related("organization"), actor)
    return found.on(day) if day else found  # type: ignore[attr-defined,no-any-return]


def call_ins_for(actor: Any) -> QuerySet[CallIn]:
    """Call-ins with the number of names, and whether the actor's own is among them."""
    own = CallInSignature.objects.filter(
        call_in=OuterRef("pk"), person=getattr(actor, "person_id", None)
    )
    found = visible(CallIn.objects.select_related("paper"), actor)
    return found.annotate(
        names=Count("signatures"),
        signed=Exists(own),
        paper_open=paper_open(actor),
        terms=terms_of(),
    ).order_by("-pk")


def paper_open(actor: Any) -> Exists:
    """Whether the actor may read the paper of the outer row."""
    return Exists(papers_for(actor).filter(pk=OuterRef("paper")))
