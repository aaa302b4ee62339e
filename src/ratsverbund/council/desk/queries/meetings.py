"""The meetings of a member: as member or deputy, with reply, request, papers."""

from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from ratsverbund.council.desk.models import Mark, Note, Reply, SubstituteRequest
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import items_visible, visible
from ratsverbund.people.organizations.models import Deputy, Membership

State = Meeting.State
LINGERS = timedelta(hours=12)
DAY: Any = OuterRef("starts_at__date")


def my_meetings(actor: Any) -> QuerySet[Meeting]:
    """The meetings at which the account's person has a seat, stands in or is asked to.

    Who belongs to no person sees every meeting its role lets it see.
    """
    found = Meeting.objects.filter(visible(actor)).select_related("organization", "body")
    person = getattr(actor, "person_id", None)
    if person is None:
        return found
    seats = seats_of(person)
    deputed = Deputy.objects.on(DAY).filter(
        person=person, membership__organization=OuterRef("organization")
    )
    asked = SubstituteRequest.objects.filter(
        reply__meeting=OuterRef("pk"), person=person, state__in=["asked", "accepted"]
    )
    return found.filter(Exists(seats) | Exists(deputed) | Exists(asked))


def seats_of(person: int) -> QuerySet[Membership]:
    """The seats of a person at the outer meeting, also where organizations meet jointly."""
    joint = Meeting.partners.through.objects.filter(
        meeting=OuterRef(OuterRef("pk")), organization=OuterRef("organization")
    )
    own = Q(organization=OuterRef("organization"))
    return Membership.objects.on(DAY).filter(own | Exists(joint), person=person)


def shown(actor: Any) -> QuerySet[Meeting]:
    """My meetings with role, reply, request and how many papers are unread."""
    person = getattr(actor, "person_id", None)
    standing = AgendaItem.objects.filter(items_visible(actor), meeting=OuterRef("pk"))
    read = Mark.objects.filter(account=actor.pk, item=OuterRef("pk"), read_at__isnull=False)
    unread = standing.exclude(state="removed").filter(~Exists(read), consultation__isnull=False)
    seat = seats_of(person or 0).order_by("pk")
    deputed = Deputy.objects.on(DAY).filter(
        person=person, membership__organization=OuterRef("organization")
    )
    reply = Reply.objects.filter(meeting=OuterRef("pk"), membership__person=person)
    requests = SubstituteRequest.objects.filter(reply__meeting=OuterRef("pk"))
    request = JSONObject(
        id="pk", state="state", given="person__given_name", family="person__family_name"
    )
    asked = JSONObject(
        id="pk",
        state="state",
        given="reply__membership__person__given_name",
        family="reply__membership__person__family_name",
    )
    return my_meetings(actor).annotate(
        seat=Subquery(seat.values("pk")[:1]),
        seat_role=Subquery(seat.values("role")[:1]),
        deputy_for=ArraySubquery(
            deputed.values(
                name=JSONObject(
                    given="membership__person__given_name", family="membership__person__family_name"
                )
            )
        ),
        reply_state=Subquery(reply.values("state")[:1]),
        reply_basis=Subquery(reply.values("basis")[:1]),
        request=Subquery(
            requests.filter(reply__membership__person=person)
            .order_by("-pk")
            .values(json=request)[:1]
        ),
        asked=ArraySubquery(
            requests.filter(person=person, state__in=["asked", "accepted"])
            .order_by("pk")
            .values(json=asked)
        ),
        unread=Subquery(unread.order_by().values("meeting").annotate(n=Count("pk")).values("n")),
        noted=Exists(Note.objects.filter(item__meeting=OuterRef("pk"), account=actor.pk)),
    )


def coming(actor: Any) -> QuerySet[Meeting]:
    """My meetings to come and those that run, the next first."""
    running = Q(state=State.RUNNING)
    ahead = Q(starts_at__gte=timezone.now() - LINGERS) & ~Q(state=State.CLOSED)
    return shown(actor).filter(running | ahead).order_by("starts_at", "pk")


def past(actor: Any) -> QuerySet[Meeting]:
    """My meetings that are over, the latest first."""
    over = Q(state=State.CLOSED) | Q(starts_at__lt=timezone.now() - LINGERS)
    return shown(actor).filter(over).exclude(state=State.RUNNING).order_by("-starts_at", "pk")


def one_of_mine(actor: Any) -> QuerySet[Meeting]:
    """The meetings an account may open, with its role there if it has one."""
    return shown(actor)


def seat_at(actor: Any, meeting: Meeting) -> Membership | None:
    """The seat of the account's person at a meeting."""
    person = getattr(actor, "person_id", None)
    if person is None:
        return None
    organizations = [meeting.organization_id, *meeting.partners.values_list("pk", flat=True)]
    day = timezone.localdate(meeting.starts_at)
    return (
        Membership.objects.on(day)
        .filter(person=person, organization__in=organizations)
        .select_related("organization__body", "on_behalf_of", "person")
        .order_by("-voting_right", F("pk"))
        .first()
    )
