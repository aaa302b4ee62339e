"""Notes and the items they stand on: one's own, and those the own Fraktion shares."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from ratsverbund.council.desk.models import Mark, Note, OfflineRelease
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.queries import items_visible
from ratsverbund.people.organizations.models import Membership, Organization


def my_factions(actor: Any) -> QuerySet[Membership]:
    """The seats of the account's person in Fraktionen today."""
    return Membership.objects.on(timezone.localdate()).filter(
        person=getattr(actor, "person_id", None),
        person__isnull=False,
        organization__organization_type=Organization.Type.FACTION,
    )


def own_notes(actor: Any) -> QuerySet[Note]:
    """The notes the account wrote itself; nobody else ever gets them from here."""
    return notes_for(actor).filter(account=actor.pk)


def notes_for(actor: Any) -> QuerySet[Note]:
    """The notes an account may read: its own, and those of its Fraktion on what it may open.

    `opens` says whether the item is for the account still; if not, its words are to stay hidden.
    """
    open_items = items_visible(actor, "item__")
    shared = Q(faction__in=my_factions(actor).values("organization")) & open_items
    return (
        Note.objects.filter(Q(account=actor.pk) | shared, dropped=False)
        .select_related("item__meeting__organization", "faction", "file", "account")
        .annotate(opens=Case(When(open_items, then=True), default=False))
        .order_by("item__meeting", "-item__public", "item__order", "pk")
    )


def notes_on(actor: Any, item: AgendaItem) -> QuerySet[Note]:
    """The notes an account may read on one item."""
    return notes_for(actor).filter(item=item)


def own_rivals(actor: Any) -> QuerySet[Note]:
    """Own notes that were written while another device changed the same note."""
    return own_notes(actor).filter(rival__isnull=False).select_related("rival")


def reading_items(actor: Any, meeting: int) -> QuerySet[AgendaItem]:
    """The items of a meeting in their order, with paper, marks, notes, and what is `released`."""
    mark = Mark.objects.filter(account=actor.pk, item=OuterRef("pk"))
    factions = my_factions(actor).values(
        json=JSONObject(id="organization_id", name="organization__short_name")
    )
    noted = notes_for(actor).order_by().filter(item=OuterRef("pk"))
    released = OfflineRelease.objects.filter(body=OuterRef("meeting__body"), ended_at=None)
    return (
        AgendaItem.objects.filter(items_visible(actor), meeting=meeting)
        .exclude(state=AgendaItem.State.REMOVED)
        .select_related("meeting__organization", "meeting__body", "consultation__paper")
        .annotate(
            read_at=Subquery(mark.values("read_at")[:1]),
            flagged=Subquery(mark.values("flagged")[:1]),
            noted=Exists(noted),
            factions=ArraySubquery(factions),
            released=Exists(released),
        )
        .order_by("-public", "order")
    )
