"""A meeting with all its builder shows, in one statement."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from ratsverbund.council.agendas.models import Handout, ItemRequest, StandingItem, Supplement
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import one_meeting
from ratsverbund.kernel.models import AuditEntry


def building(actor: Any) -> QuerySet[Meeting]:
    """Meetings an actor may open, with requests, supplements and assemblies to report on."""
    return one_meeting(actor).annotate(
        requests=ArraySubquery(waiting_requests()),
        supplement_rows=ArraySubquery(supplements()),
        unreported=ArraySubquery(unreported_assemblies()),
        handout_rows=ArraySubquery(handouts()),
        changes=ArraySubquery(last_change()),
        partner_ids=ArraySubquery(
            Meeting.partners.through.objects.filter(meeting=OuterRef("pk")).values("organization")
        ),
    )


def waiting_requests() -> Any:
    """What members want on the agenda of the outer meeting's organization."""
    row = JSONObject(
        id="pk", title="title", binding="binding", faction="faction__name", members="members",
        public="public", received_on="received_on", basis="basis",
    )  # fmt: skip
    mine = ItemRequest.objects.filter(
        organization=OuterRef("organization"), state=ItemRequest.State.RECEIVED
    )
    return mine.order_by("received_on").values(json=row)


def supplements() -> Any:
    """The supplements of the outer meeting."""
    row = JSONObject(id="pk", number="number", issued_at="issued_at", issued_by="issued_by")
    mine = Supplement.objects.filter(meeting=OuterRef("pk"))
    return mine.order_by("number").values(json=row)


def unreported_assemblies() -> Any:
    """Residents' assemblies that were held and no council agenda reports on."""
    return (
        held_assemblies()
        .filter(organization=OuterRef("organization"))
        .values(json=JSONObject(id="pk", starts_at="starts_at"))
    )


def held_assemblies() -> QuerySet[Meeting]:
    """Assemblies that are over and have no report on any agenda."""
    reported = AgendaItem.objects.filter(reports_on__isnull=False).exclude(
        state=AgendaItem.State.REMOVED
    )
    return Meeting.objects.filter(kind=Meeting.Kind.ASSEMBLY, state=Meeting.State.CLOSED).filter(
        ~Q(pk__in=reported.values("reports_on"))
    )


def handouts() -> Any:
    """The files laid on the table at the outer meeting."""
    row = JSONObject(id="pk", item="item_id", title="title", public="public")
    mine = Handout.objects.filter(item__meeting=OuterRef("pk"))
    return mine.order_by("laid_at").values(json=row)


def last_change() -> Any:
    """Who changed the outer meeting's agenda last, and when."""
    items = AgendaItem.objects.filter(meeting=OuterRef(OuterRef("pk")))
    entries = AuditEntry.objects.filter(
        Q(subject_type="meetings.Meeting", subject_id=OuterRef("pk"))
        | Q(subject_type="meetings.AgendaItem", subject_id__in=items.values("pk")),
        operation__startswith="agendas.",
    )
    row = JSONObject(who="actor_name", at="at", actor="actor_id")
    return entries.order_by("-pk").values(json=row)[:1]


def standing_items(organization: int) -> QuerySet[StandingItem]:
    """The standing items of an organization in their order."""
    return StandingItem.objects.filter(organization=organization).order_by("order")
