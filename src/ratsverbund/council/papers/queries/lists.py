"""Which papers an actor may see, and the lists made of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from ratsverbund.council.access import items_known, items_visible
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


def published() -> Q:
    """What everyone may see."""
    return Q(published_at__lte=timezone.now())


def within(actor: Any) -> Q:
    """Papers seen from the inside; what is not public, members see under an item they may know."""
    return keeping(actor) | handed_in(actor, Kind.MEMBER) & (Q(public=True) | known(actor))


def keeping(actor: Any) -> Q:
    """Papers an actor works with, every word and file of them.

    Writers all of their body, chairs what is handed in, co-signers theirs while they work there.
    """
    theirs = CoSignature.objects.filter(paper=OuterRef("pk"), account=getattr(actor, "pk", None))
    held = [role for role in roles_of(actor) if role["organization"] is None]
    return (
        Q(body__in=[role["body"] for role in held if role["kind"] in WRITERS])
        | handed_in(actor, Kind.CHAIR, *WRITERS)
        | Q(body__in=bodies_of(actor, *WRITERS)) & Q(Exists(theirs))
    )


def handed_in(actor: Any, *kinds: str) -> Q:
    """Papers that left the office, for roles at the body or at an organization they go to."""
    held = [role for role in roles_of(actor) if role["kind"] in kinds]
    readers = [role["body"] for role in held if role["organization"] is None]
    seats = [role["organization"] for role in held if role["organization"] is not None]
    before_them = Consultation.objects.filter(paper=OuterRef("pk"), organization__in=seats)
    left = Q(state__in=[Paper.State.RELEASED, Paper.State.WITHDRAWN]) & ~Q(reference="")
    return left & (Q(body__in=readers) | Q(Exists(before_them)))


def known(actor: Any) -> Q:
    """Papers under an item of which the actor may know what is not public."""
    stations = Consultation.objects.filter(items_known(actor, "items__"), paper=OuterRef("pk"))
    return Q(Exists(stations))


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
    readable = (
        Q(resolutions__published_at__lte=timezone.now())
        | items_visible(actor, "resolutions__item__")
        | Q(resolutions__item=None, resolutions__public=True) & within(actor)
    )
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
    whole = Q(paper__in=inside.filter(keeping(actor) | known(actor)))
    found = PaperFile.objects.filter(published() | whole | Q(public=True, paper__in=inside))
    return found.select_related("file")


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
