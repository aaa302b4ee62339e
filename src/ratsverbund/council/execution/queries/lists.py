"""Which tasks and records somebody may see, and how far the tasks have come."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import (
    Execution,
    MayorObjection,
    PressItem,
    PressNote,
    ProgressNote,
    UrgentDecision,
)
from ratsverbund.council.execution.roles import CONTROLLERS, offices_of, organizations_of
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.bodies.roles import bodies_held
from ratsverbund.people.organizations.models import Organization

State = Execution.State
RUNNING = (State.HELD, State.PROPOSED, State.OPEN, State.REPORTED, State.SUSPENDED)
LATELY = timedelta(days=60)


@dataclass
class Figures:
    """How many tasks are in each state, how many are late, and which offices have some."""

    states: Counter[str] = field(default_factory=Counter)
    late: int = 0
    offices: dict[int, str] = field(default_factory=dict)
    bodies: dict[int, str] = field(default_factory=dict)

    @property
    def all(self) -> int:
        """All tasks that were not dropped."""
        return self.states.total() - self.states[State.OBSOLETE]


def controlled(actor: Any) -> list[int]:
    """The bodies whose resolutions the actor controls."""
    return bodies_held(actor, *CONTROLLERS)


def seen(actor: Any) -> Q:
    """Tasks of the actor's bodies, of the actor's office, and of the organization one chairs."""
    chaired = Q(resolution__organization__in=organizations_of(actor, Role.Kind.CHAIR))
    return Q(body__in=controlled(actor)) | Q(office__in=offices_of(actor)) | chaired


def executions_for(actor: Any) -> QuerySet[Execution]:
    """The tasks an actor may see, the earliest first."""
    found = Execution.objects.filter(seen(actor))
    return found.select_related("body", "office", "resolution__organization", "resolution__paper")


def narrowed(found: QuerySet[Execution], **asked: Any) -> QuerySet[Execution]:
    """Tasks by state, office, body, words, lateness and publicity."""
    if asked.get("stand") == "running":
        found = found.filter(state__in=RUNNING)
    elif asked.get("stand") == "late":
        found = found.filter(state=State.OPEN, due__lt=timezone.localdate())
    elif asked.get("stand"):
        found = found.filter(state=asked["stand"])
    if asked.get("amt"):
        found = found.filter(office=asked["amt"])
    if asked.get("beschluss"):
        found = found.filter(resolution=asked["beschluss"])
    if asked.get("stadt"):
        found = found.filter(body=asked["stadt"])
    if asked.get("teil"):
        found = found.filter(public=asked["teil"] == "public")
    words = asked.get("q", "")
    if words:
        found = found.filter(
            Q(what__icontains=words)
            | Q(resolution__paper__reference__icontains=words)
            | Q(resolution__text__icontains=words)
        )
    return found


def figures(actor: Any) -> Figures:
    """Count the tasks an actor may see; one statement."""
    late = Count("pk", filter=Q(state=State.OPEN, due__lt=timezone.localdate()))
    names = ("office", "office__name", "body", "body__short_name", "state")
    rows = Execution.objects.filter(seen(actor)).order_by().values_list(*names)
    counted = Figures()
    for office, name, body, town, state, count, overdue in rows.annotate(Count("pk"), late=late):
        counted.states[state] += count
        counted.late += overdue
        counted.bodies[body] = town
        if office:
            counted.offices[office] = name
    return counted


def one_execution(actor: Any) -> QuerySet[Execution]:
    """Tasks with all that their page shows."""
    notes = ProgressNote.objects.filter(execution=OuterRef("pk")).order_by("day", "pk")
    shown = JSONObject(
        id="pk", kind="kind", day="day", text="text", author="author", file="file_id",
        name="file__name", published="published_at",
    )  # fmt: skip
    return (
        executions_for(actor)
        .select_related("resolution__item", "resolution__appeal_period", "item__meeting")
        .annotate(steps=ArraySubquery(notes.values(json=shown)))
    )


def resolutions_for(actor: Any) -> QuerySet[Resolution]:
    """The resolutions whose execution the actor controls."""
    found = Resolution.objects.filter(body__in=controlled(actor), superseded=False)
    return found.select_related("body", "organization", "item", "paper")


def objections_for(actor: Any) -> QuerySet[MayorObjection]:
    """Objections of the actor's bodies."""
    found = MayorObjection.objects.filter(body__in=controlled(actor))
    return found.select_related(
        "body", "resolution__organization", "resolution__item", "item__meeting__organization"
    )


def urgent_for(actor: Any) -> QuerySet[UrgentDecision]:
    """Urgent decisions of the actor's bodies, and those of what the actor is a member of."""
    found = UrgentDecision.objects.filter(Q(body__in=controlled(actor)) | sat_in(actor))
    return found.select_related(
        "body",
        "organization",
        "member",
        "item__meeting__organization",
        "resolution__organization",
        "repealed_by__organization",
    )


def sat_in(actor: Any) -> Q:
    """Urgent decisions of the bodies, and of the committees only, the actor is a member of."""
    if getattr(actor, "person_id", None) is None:
        return Q(pk=None)
    member = Role.Kind.MEMBER
    return Q(body__in=bodies_held(actor, member)) | Q(
        organization__in=organizations_of(actor, member)
    )


def press_notes_for(actor: Any) -> QuerySet[PressNote]:
    """Press notes of the actor's bodies, with the resolutions they choose from."""
    items = PressItem.objects.filter(note=OuterRef("pk")).order_by("resolution__item__order")
    shown = JSONObject(
        resolution="resolution_id", essential="essential", title="resolution__item__title",
        label="resolution__label",
    )  # fmt: skip
    found = PressNote.objects.filter(body__in=controlled(actor))
    return found.select_related("body", "meeting__organization").annotate(
        choice=ArraySubquery(items.values(json=shown))
    )


def sessions_of(bodies: list[int]) -> QuerySet[Meeting]:
    """Sessions of the councils that are over."""
    found = Meeting.objects.filter(
        body__in=bodies, state=Meeting.State.CLOSED,
        organization__organization_type=Organization.Type.COUNCIL,
    )  # fmt: skip
    return found.select_related("organization", "body").order_by("-starts_at")


def meetings_to_tell(bodies: list[int]) -> QuerySet[Meeting]:
    """Sessions of the council, lately closed, of which the press has not been told."""
    taken = Resolution.objects.filter(
        item__meeting=OuterRef("pk"), public=True, superseded=False,
        result__in=[Resolution.Result.ADOPTED, Resolution.Result.REJECTED],
    )  # fmt: skip
    return sessions_of(bodies).filter(
        Exists(taken), press_note=None, starts_at__gte=timezone.now() - LATELY
    )
