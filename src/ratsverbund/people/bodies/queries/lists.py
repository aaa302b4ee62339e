"""Which bodies a page lists, and one body with everything dated about it."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject, Now
from django.utils import timezone

from ratsverbund.kernel.policies import System
from ratsverbund.kernel.sorting import sort_key
from ratsverbund.people.bodies.models import (
    Body,
    LegislativeTerm,
    MunicipalityKey,
    Population,
    RegisterImport,
)
from ratsverbund.people.bodies.roles import RoleKind, bodies_held, bodies_of

KEY = JSONObject(key="key", regional="regional_key", start="start", end="end")
COUNCIL_FIRST = Case(When(organization_type="council", then=Value(0)), default=Value(1))


def shown(actor: Any, body: str = "body") -> Q:
    """Published rows, and every row of the actor's own bodies."""
    return Q(published_at__lte=Now()) | Q(**{f"{body}__in": bodies_of(actor)})


def bodies_for(actor: Any, *, text: str = "", state: str = "", kind: str = "") -> QuerySet[Body]:
    """Bodies by name, short name or key."""
    found = Body.objects.filter(shown(actor, "pk")).order_by("sort_key", "pk")
    if text:
        by_key = Q(pk__in=MunicipalityKey.objects.filter(key__startswith=text).values("body"))
        by_name = Q(name__icontains=text) | Q(sort_key__startswith=sort_key(text).split(" ")[0])
        found = found.filter(by_key if text.isdigit() else by_name)
    if state:
        found = found.filter(state_code=state)
    return found.filter(kind=kind) if kind else found


def with_figures(listed: QuerySet[Body]) -> QuerySet[Body]:
    """The bodies of one page with today's key and the latest population in the same row."""
    latest = Population.objects.filter(body=OuterRef("pk")).order_by("-day", "-pk")
    keys = MunicipalityKey.objects.on(timezone.localdate()).filter(body=OuterRef("pk"))
    return (
        Body.objects.filter(pk__in=listed.values("pk"))
        .annotate(
            key=Subquery(keys.values("key")[:1]),
            population=Subquery(latest.values("count")[:1]),
            population_day=Subquery(latest.values("day")[:1]),
        )
        .order_by("sort_key", "pk")
    )


def body_with_facts(actor: Any) -> QuerySet[Body]:
    """Bodies with keys, populations and terms in the same row."""
    mine = {"body": OuterRef("pk")}
    keys = MunicipalityKey.objects.filter(**mine).order_by("-start")
    populations = Population.objects.filter(**mine).order_by("-day", "source")
    terms = LegislativeTerm.objects.filter(**mine).order_by("-start")
    return Body.objects.filter(shown(actor, "pk")).annotate(
        dated_keys=ArraySubquery(
            keys.values(row=KEY)
        ),
        dated_populations=ArraySubquery(
            populations.values(row=JSONObject(id="pk", count="count", day="day", source="source"))
        ),
        dated_terms=ArraySubquery(
            terms.values(
                row=JSONObject(
                    id="pk", name="name", start="start", end="end", members="statutory_members",
                    population="population", population_day="population_day",
                )
            )
        ),
    )  # fmt: skip


def register_imports() -> QuerySet[RegisterImport]:
    """Every import of an official list, the latest first, without the bytes of its file."""
    return register_imports_with_file().defer("file__content", "changes")


def register_imports_with_file() -> QuerySet[RegisterImport]:
    """Imports with the bytes of their file, without the thousands of changes they made."""
    return RegisterImport.objects.select_related("file").defer("changes")


def organizations_of(body: Body, actor: Any, day: date) -> QuerySet[Any]:
    """The organizations of a body on a day, the council first."""
    found: QuerySet[Any] = body.organizations.on(day).filter(shown(actor))
    return found.order_by(COUNCIL_FIRST, "organization_type", "sort_key")


def kept_elsewhere(actor: Any) -> set[int]:
    """The bodies others administer today; the house itself leaves out none."""
    if isinstance(actor, System):
        return set()
    today = timezone.localdate()
    running = Q(roles__start__lte=today) & (Q(roles__end=None) | Q(roles__end__gte=today))
    kept = Body.objects.filter(
        running, roles__kind=RoleKind.ADMINISTRATOR, roles__organization=None
    )
    mine = bodies_held(actor, RoleKind.ADMINISTRATOR)
    return set(kept.exclude(pk__in=mine).values_list("pk", flat=True))
