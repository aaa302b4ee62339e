"""Which papers an actor may see, and the lists made of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from ratsverbund.council.papers.models import (
    Consultation,
    CoSignature,
    Paper,
    PaperFile,
    PaperVersion,
    ReferenceSeries,
)
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.accounts.policies import bodies_of, roles_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

Kind = Role.Kind
Type = Organization.Type
CONSULTING = (Type.COUNCIL, Type.COMMITTEE, Type.DISTRICT, Type.ASSEMBLY)
WRITERS = (Kind.CLERK, Kind.MAYOR)
READERS = (Kind.CHAIR, Kind.MEMBER, *WRITERS)


def published() -> Q:
    """What everyone may see."""
    return Q(published_at__lte=timezone.now())


def within(actor: Any) -> Q:
    """Papers an actor sees from the inside, with what is not public.

    Writers of a body see all its papers; its members see those handed in, members of one
    organization those that come before it; co-signers see theirs while they work for the body.
    """
    held = [role for role in roles_of(actor) if role["kind"] in READERS]
    writers = [r["body"] for r in held if r["kind"] in WRITERS and r["organization"] is None]
    readers = [r["body"] for r in held if r["organization"] is None]
    seats = [r["organization"] for r in held if r["organization"] is not None]
    before_them = Consultation.objects.filter(paper=OuterRef("pk"), organization__in=seats)
    theirs = CoSignature.objects.filter(paper=OuterRef("pk"), account=getattr(actor, "pk", None))
    handed_in = Q(state__in=[Paper.State.RELEASED, Paper.State.WITHDRAWN]) & ~Q(reference="")
    return (
        Q(body__in=writers)
        | handed_in & (Q(body__in=readers) | Exists(before_them))
        | Q(body__in=bodies_of(actor, *WRITERS)) & Exists(theirs)
    )


def papers_for(actor: Any) -> QuerySet[Paper]:
    """The papers an actor may see: the published ones, and those seen from the inside."""
    return Paper.objects.select_related("body").filter(published() | within(actor))


def own_papers(actor: Any) -> QuerySet[Paper]:
    """The visible papers of the actor's own bodies, each with its stations for the list."""
    stations = Consultation.objects.filter(paper=OuterRef("pk")).order_by("order")
    station = JSONObject(name="organization__short_name", state="state")
    decided = outcomes(actor)
    return (
        papers_for(actor)
        .filter(body__in=bodies_of(actor))
        .annotate(
            stations=ArraySubquery(stations.values(json=station)),
            result=Subquery(decided.values("resolutions__result")[:1]),
            result_label=Subquery(decided.values("resolutions__label")[:1]),
            result_day=Subquery(decided.values("resolutions__decided_on")[:1]),
        )
    )


def outcomes(actor: Any) -> QuerySet[Paper]:
    """What was decided on the outer paper, the last first; recommendations are no decision.

    Resolutions stand above papers; only their words and days are read here.
    """
    readable = Q(resolutions__published_at__lte=timezone.now()) | within(actor)
    return Paper.objects.filter(
        readable,
        pk=OuterRef("pk"),
        resolutions__superseded=False,
        resolutions__consultation__authoritative=True,
    ).order_by("-resolutions__decided_on", "-resolutions__pk")


def narrowed(papers: QuerySet[Paper], wanted: Mapping[str, Any]) -> QuerySet[Paper]:
    """Keep the papers that fit: `q` (every word somewhere), state, type, organization, year."""
    for word in wanted.get("q", "").split()[:8]:
        papers = papers.filter(
            Q(reference__icontains=word) | Q(title__icontains=word) | Q(reasoning__icontains=word)
        )
    if wanted.get("organization"):
        way = Consultation.objects.filter(paper=OuterRef("pk"), organization=wanted["organization"])
        papers = papers.filter(Exists(way))
    columns = {"state": "state", "paper_type": "paper_type", "year": "day__year", "body": "body"}
    chosen = {column: wanted[name] for name, column in columns.items() if wanted.get(name)}
    return papers.filter(**chosen)


def files_for(actor: Any) -> QuerySet[PaperFile]:
    """The attachments an actor may open, with their bytes."""
    inside = Paper.objects.filter(within(actor))
    return PaperFile.objects.filter(published() | Q(paper__in=inside)).select_related("file")


def versions_of(paper: Paper, *numbers: int) -> QuerySet[PaperVersion]:
    """The saved wordings of a paper with these numbers."""
    return PaperVersion.objects.filter(paper=paper, number__in=numbers)


def organizations_of(bodies: Iterable[int]) -> QuerySet[Organization]:
    """The organizations papers of these bodies come before, the council last."""
    found = Organization.objects.filter(body__in=bodies, organization_type__in=CONSULTING, end=None)
    return found.select_related("body").order_by(
        "body__sort_key", Case(When(organization_type="council", then=1), default=0), "sort_key"
    )


def possible_cosigners(body: Body, actor: Any) -> QuerySet[Account]:
    """The clerks and the mayor's office of a body today, without the one who asks."""
    held = Role.objects.on(timezone.localdate()).filter(
        account=OuterRef("pk"), body=body, kind__in=WRITERS
    )
    return Account.objects.filter(Exists(held), is_active=True).exclude(pk=actor.pk)


def pattern_of(body: Body) -> str:
    """How a body numbers its papers: as in its latest series, else by year."""
    latest = ReferenceSeries.objects.filter(body=body).order_by("-pk").first()
    return latest.pattern if latest else ReferenceSeries.Pattern.YEAR_FIRST
