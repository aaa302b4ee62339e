"""Minutes an actor may read, with all that stands in them, in one statement."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import (
    closed_part,
    items_visible,
    preparing,
    visible,
)
from ratsverbund.council.minutes.models import (
    Correction,
    ItemText,
    Minutes,
    MinutesDispatch,
    NamedSpeakers,
    Objection,
    PublicMinutes,
    Statement,
)
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.roles import RoleKind, bodies_held

State = Minutes.State
READABLE = [State.SENT, State.APPROVED, State.PUBLISHED]
OF = {"minutes": OuterRef("pk")}


def readable(actor: Any) -> Q:
    """What the office prepares, and what has been sent to the members."""
    return preparing(actor, "meeting__") | (visible(actor, "meeting__") & Q(state__in=READABLE))


def minutes_for(actor: Any) -> QuerySet[Minutes]:
    """The minutes an actor may read, the latest meeting first."""
    return Minutes.objects.filter(readable(actor)).select_related(
        "meeting__organization", "meeting__body"
    )


def whole(found: QuerySet[Minutes]) -> QuerySet[Minutes]:
    """Minutes with texts, statements, corrections and objections in the same row."""
    text = JSONObject(item="item_id", text="text", public_text="public_text", revision="revision")
    person = {"given": F("person__given_name"), "family": F("person__family_name")}
    statement = JSONObject(id="pk", item="item_id", text="text", title="person__title", **person)
    correction = JSONObject(
        id="pk", item="item_id", number="item__number", public="item__public", cause="cause",
        old="old", new="new", reason="reason", made_at="made_at", made_by="made_by",
        confirmed_at="confirmed_at", confirmed_by="confirmed_by",
    )  # fmt: skip
    objection = JSONObject(
        id="pk", name="name", text="text", state="state", answer="answer", raised_at="raised_at"
    )
    told = JSONObject(
        id="pk", name="name", address="address", state="state", tries="tries", sha256="sha256",
        sent_at="sent_at", error="error",
    )  # fmt: skip
    public = PublicMinutes.objects.filter(meeting=OuterRef("meeting"), published_at__isnull=False)
    return found.select_related("approved_in__meeting").annotate(
        item_texts=ArraySubquery(ItemText.objects.filter(**OF).values(json=text)),
        said=ArraySubquery(Statement.objects.filter(**OF).values(json=statement)),
        marks=ArraySubquery(Correction.objects.filter(**OF).values(json=correction)),
        raised=ArraySubquery(Objection.objects.filter(**OF).values(json=objection)),
        told=ArraySubquery(MinutesDispatch.objects.filter(**OF).values(json=told)),
        named=Exists(NamedSpeakers.objects.filter(body=OuterRef("meeting__body"))),
        is_public=Exists(public),
        hidden=ArraySubquery(
            AgendaItem.objects.filter(
                meeting=OuterRef("meeting"), consultation__paper__public=False
            ).values("pk")
        ),
    )


def minutes_page(actor: Any) -> QuerySet[Minutes]:
    """The minutes an actor may open, with all that stands in them.

    `reads_whole` says whether the non-public part is for the actor too, if there is one.
    """
    inside = AgendaItem.objects.filter(meeting=OuterRef("meeting"), public=False)
    known = closed_part(actor, "meeting__") | ~Q(Exists(inside))
    return whole(minutes_for(actor)).annotate(reads_whole=ExpressionWrapper(known, BooleanField()))


def items_for(actor: Any) -> QuerySet[AgendaItem]:
    """The items whose minutes an actor may read."""
    return AgendaItem.objects.filter(
        items_visible(actor),
        meeting__minutes__in=Minutes.objects.filter(readable(actor)),
        minutes_text__isnull=False,
    ).select_related("meeting__minutes", "meeting__organization", "meeting__body")


def meetings_without(actor: Any) -> QuerySet[Meeting]:
    """The closed meetings an actor prepares that have no minutes yet, the latest first."""
    return (
        Meeting.objects.filter(preparing(actor), state=Meeting.State.CLOSED, minutes=None)
        .select_related("organization", "body")
        .order_by("-starts_at", "-pk")
    )


def public_minutes() -> QuerySet[PublicMinutes]:
    """What strangers may read, whoever asks: what is set to appear later is not out yet."""
    return PublicMinutes.objects.filter(published_at__lte=timezone.now()).select_related(
        "meeting__organization", "meeting__body"
    )


def approving_items(minutes: Minutes) -> QuerySet[AgendaItem]:
    """Items of later meetings of the same organization that can have approved the minutes."""
    meeting = minutes.meeting
    return (
        AgendaItem.objects.filter(
            meeting__organization=meeting.organization_id,
            meeting__starts_at__gt=meeting.starts_at,
            meeting__state__in=[Meeting.State.RUNNING, Meeting.State.CLOSED],
            title__icontains="Niederschrift",
        )
        .select_related("meeting")
        .order_by("meeting__starts_at", "order")
    )


def dispatches_for(actor: Any) -> QuerySet[MinutesDispatch]:
    """The e-mails about minutes the actor prepares, with their addresses: for the office only."""
    office = bodies_held(actor, RoleKind.CLERK, RoleKind.MAYOR)
    found = MinutesDispatch.objects.filter(
        preparing(actor, "minutes__meeting__"), minutes__meeting__body__in=office
    )
    return found.select_related("minutes__meeting__organization", "minutes__meeting__body")


def bodies_with_period(actor: Any) -> QuerySet[Body]:
    """The bodies whose minutes the actor keeps or releases, with the period they have set."""
    mine = bodies_held(actor, RoleKind.CLERK, RoleKind.MAYOR)
    return Body.objects.filter(pk__in=mine).select_related("draft_period")
