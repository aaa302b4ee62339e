"""Who stands in for an absent member: found by the rule, among those who have not declined."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.personal_deputies import personal_deputies
from ratsverbund.council.desk.models import Reply, SubstituteRequest
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.sittings.queries import Voters, facts_of, in_turn, names_of, room_of
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person

State = SubstituteRequest.State


def next_substitute(reply: Reply) -> tuple[Decision[str], Person | None] | None:
    """Decide who is to be asked next for an absent member, and why; none outside committees.

    Whoever sent word not to come or to stand in counts as not there, everybody else as there.
    Source: the charter's norm on deputies in committees; GO NRW § 58 Abs. 1.
    """
    meeting, seat = reply.meeting, reply.membership
    places = room_of(meeting)
    place = next((one for one in places if one.seat.pk == seat.pk), None)
    if place is None or seat.organization.organization_type != Organization.Type.COMMITTEE:
        return None
    accepted = SubstituteRequest.objects.filter(reply__meeting=meeting, state=State.ACCEPTED)
    voters = Voters(
        {one.seat.person_id for one in places if one.told_absent is None},
        set(accepted.values_list("person", flat=True)),
    )
    law = law_of(meeting.body, local_day(meeting.starts_at))
    decision = personal_deputies(law, facts_of(place, places, voters))
    names = names_of(places)
    asked = (one for one in in_turn(place) if names[one.pk] == decision.value)
    return decision, next(asked, None)


def replies_of(meeting: Meeting) -> QuerySet[Reply]:
    """Who said what about a meeting, with the requests that followed: for who prepares it."""
    return (
        Reply.objects.filter(meeting=meeting)
        .select_related("membership__person", "membership__organization")
        .prefetch_related(Prefetch("requests", SubstituteRequest.objects.select_related("person")))
        .order_by("-state", "membership__person__sort_key")
    )


def requests_to(actor: Any) -> QuerySet[SubstituteRequest]:
    """The requests addressed to the account's person, and nobody else's."""
    person = getattr(actor, "person_id", None)
    return SubstituteRequest.objects.filter(person=person, person__isnull=False).select_related(
        "reply__meeting__organization", "reply__meeting__body", "reply__membership__person"
    )
