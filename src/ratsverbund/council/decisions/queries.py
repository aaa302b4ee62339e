"""Named reads about votes and resolutions, and the way of their papers."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import ExtractYear, JSONObject

from ratsverbund.council.decisions.models import FactionVote, Resolution, Vote
from ratsverbund.council.meetings.models import AgendaItem, Attendance, Meeting
from ratsverbund.council.meetings.queries import (
    Presence,
    attendances_of,
    count_presence,
    items_of,
    items_visible,
    last_moment,
    organizations_of,
    rows_of,
    term_members,
    there_at,
)
from ratsverbund.council.papers.models import Consultation
from ratsverbund.people.organizations.models import Organization

OPEN = [Consultation.State.PENDING, Consultation.State.SCHEDULED]


def deciding(item: AgendaItem) -> Organization:
    """The organization that votes on an item: at a joint meeting the one whose consultation it is.

    An item without a consultation is the inviting organization's.
    """
    station, meeting = item.consultation, item.meeting
    own = station is None or station.organization_id == meeting.organization_id
    if station is None or own or station.organization_id not in organizations_of(meeting):
        return meeting.organization
    return station.organization


def alone(meeting: Meeting, organization: Organization) -> Meeting:
    """The meeting as if only one of its organizations met; its number of members is read again."""
    if organization.pk == meeting.organization_id:
        return meeting
    return Meeting(body=meeting.body, organization=organization, starts_at=meeting.starts_at)


def voters(item: AgendaItem, organization: Organization) -> list[Attendance]:
    """Every arrival of those who sit in the organization that decides on an item."""
    return rows_of(organization.pk, attendances_of(item.meeting))


def presence_at(item: AgendaItem, at: datetime) -> Presence:
    """Count who may vote on an item at a moment, in the organization that decides on it."""
    kept_out = set(item.exclusions.values_list("person", flat=True))
    return count_presence(voters(item, deciding(item)), at, kept_out)


def earlier_consultations(item: AgendaItem) -> list[Consultation]:
    """The stations before this item's that have not been through yet, in their order."""
    if item.consultation is None:
        return []
    return list(
        item.consultation.paper.consultations.filter(
            order__lt=item.consultation.order, state__in=OPEN
        ).select_related("organization")
    )


def item_to_decide(actor: Any) -> QuerySet[AgendaItem]:
    """Items with paper, proposal, who consults before (`earlier`), and the statutory number."""
    before = Consultation.objects.filter(
        paper=OuterRef("consultation__paper"),
        order__lt=OuterRef("consultation__order"),
        state__in=OPEN,
    ).order_by("order")
    resolutions = Resolution.objects.filter(item=OuterRef("pk"), superseded=False)
    return (
        items_of(actor)
        .select_related("consultation__paper", "consultation__proposal")
        .annotate(
            earlier=ArraySubquery(before.values("organization__name")),
            resolution=Subquery(resolutions.values("pk")[:1]),
            term_members=term_members("meeting__starts_at__date", "meeting__body"),
            last_moment=last_moment("meeting"),
        )
    )


def votes_by_party(
    rows: Iterable[Attendance], at: datetime, excluded: Iterable[int]
) -> dict[str, int]:
    """How many may vote for each Fraktion at a moment, the largest first."""
    kept_out = set(excluded)
    return by_party(row for row in there_at(rows, at).values() if row.person_id not in kept_out)


def entitled_ever(item: AgendaItem) -> dict[str, int]:
    """How many of each Fraktion could vote at any time of the meeting: the most a correction adds.

    The minute of a vote is not kept, only how many were present.
    """
    kept_out = set(item.exclusions.values_list("person", flat=True))
    rows = voters(item, deciding(item))
    persons = {row.person_id: row for row in rows if row.voting_right}
    return by_party(row for person, row in persons.items() if person not in kept_out)


def by_party(rows: Iterable[Attendance]) -> dict[str, int]:
    """Count persons by Fraktion, the largest first."""
    counts = Counter(row.party for row in rows)  # type: ignore[attr-defined]
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def resolutions_for(
    actor: Any,
    *,
    text: str = "",
    year: str = "",
    result: str = "",
    organization: int | None = None,
) -> QuerySet[Resolution]:
    """The valid resolutions an actor may see, the latest first."""
    found = Resolution.objects.filter(items_visible(actor, "item__"), superseded=False)
    if text:
        found = found.filter(
            Q(text__icontains=text)
            | Q(item__title__icontains=text)
            | Q(paper__title__icontains=text)
            | Q(paper__reference__icontains=text)
        )
    if year:
        found = found.filter(decided_on__year=year)
    if result:
        found = found.filter(result=result)
    if organization:
        found = found.filter(organization=organization)
    return found.select_related("organization", "item__meeting", "paper", "vote")


def choices_for(actor: Any) -> list[tuple[int, int, str, str]]:
    """The years and organizations that have resolutions the actor may see; one statement."""
    seen = Resolution.objects.filter(items_visible(actor, "item__"), superseded=False)
    return list(
        seen.annotate(year=ExtractYear("decided_on"))
        .order_by("-year", "organization__sort_key")
        .values_list("year", "organization", "organization__name", "body__short_name")
        .distinct()
    )


def resolution_page(actor: Any) -> QuerySet[Resolution]:
    """Resolutions with vote, Fraktionen, corrections, the next open item, the statutory number."""
    parts = FactionVote.objects.filter(vote=OuterRef("vote")).order_by("pk")
    part = JSONObject(name="name", yes="yes", no="no", abstentions="abstentions")
    corrected = Vote.objects.filter(item=OuterRef("item"), corrected=True).order_by("pk")
    before = JSONObject(
        yes="yes", no="no", abstentions="abstentions", label="label", reason="correction_reason"
    )
    open_items = AgendaItem.objects.filter(
        items_visible(actor), meeting=OuterRef("item__meeting"), state=AgendaItem.State.OPEN
    ).order_by("-public", "order")
    following = JSONObject(id="pk", number="number", title="title")
    return (
        Resolution.objects.filter(items_visible(actor, "item__"))
        .select_related("item__meeting__organization", "item__meeting__body", "paper", "vote")
        .annotate(
            parts=ArraySubquery(parts.values(json=part)),
            corrections=ArraySubquery(corrected.values(json=before)),
            next_items=ArraySubquery(open_items.values(json=following)[:1]),
            term_members=term_members("decided_on"),
        )
    )
