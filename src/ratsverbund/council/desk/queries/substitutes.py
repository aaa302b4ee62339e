"""Who stands in for an absent member: found by the rule, among those who have not declined."""

from typing import Any

from django.db.models import QuerySet

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.personal_deputies import (
    DeputyFacts,
    Leader,
    Present,
    personal_deputies,
)
from ratsverbund.council.desk.models import Reply, SubstituteRequest
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Deputy, Membership, Organization
from ratsverbund.people.organizations.queries import members_on
from ratsverbund.people.persons.models import Person

State = SubstituteRequest.State
RANKS = {Membership.Role.CHAIR: 1, Membership.Role.FIRST_DEPUTY: 2}


def next_substitute(reply: Reply) -> tuple[Decision[str], Person | None] | None:
    """Decide who is to be asked next for an absent member, and why; none outside committees.

    Whoever declined or is prevented counts as not there, everybody else as there.
    Source: the charter's norm on deputies in committees; GO NRW § 58 Abs. 1.
    """
    meeting, seat = reply.meeting, reply.membership
    if seat.organization.organization_type != Organization.Type.COMMITTEE:
        return None
    day = local_day(meeting.starts_at)
    out = unavailable(reply)
    sitting = set(members_on(seat.organization, day).values_list("person", flat=True))
    taken = set(
        meeting_requests(meeting).filter(state=State.ACCEPTED).values_list("person", flat=True)
    )
    persons: dict[str, Person] = {}

    def present(person: Person, free: bool = True) -> Present:
        persons[key_of(person)] = person
        return Present(key_of(person), 1 if free and person.pk not in out else None)

    personal = Deputy.objects.on(day).filter(membership=seat).select_related("person").first()
    faction = seat.on_behalf_of
    leaders = members_on(faction, day).filter(role__in=RANKS) if faction else []
    facts = DeputyFacts(
        member=Present(key_of(seat.person), None),
        deputy=present(personal.person, personal.person_id not in sitting | taken)
        if personal
        else None,
        proposed_by=faction.short_name if faction else "",
        leaders=tuple(
            Leader(
                present(each.person).name,
                faction.short_name if faction else "",
                RANKS[Membership.Role(each.role)],
                present(each.person).from_item,
                member_here=each.person_id in sitting,
                standing_in=each.person_id in taken,
            )
            for each in leaders
            if each.person_id != seat.person_id
        ),
        special_statute=seat.organization.special_statute,
    )
    decision = personal_deputies(law_of(meeting.body, day), facts)
    return decision, persons.get(decision.value) if decision.known else None  # type: ignore[arg-type]


def unavailable(reply: Reply) -> set[int]:
    """The persons who declined to stand in on this seat or will not come themselves."""
    declined = reply.requests.filter(state=State.DECLINED).values_list("person", flat=True)
    absent = Reply.objects.filter(meeting=reply.meeting_id, state=Reply.State.ABSENT)
    return {*declined, *absent.values_list("membership__person", flat=True)}


def meeting_requests(meeting: Meeting) -> QuerySet[SubstituteRequest]:
    """Every request made for a meeting."""
    return SubstituteRequest.objects.filter(reply__meeting=meeting)


def key_of(person: Person) -> str:
    """A name for the rule that two persons never share."""
    return f"{person} [{person.pk}]"


def replies_of(meeting: Meeting) -> QuerySet[Reply]:
    """Who said what about a meeting, with the requests that followed: for who prepares it."""
    return (
        Reply.objects.filter(meeting=meeting)
        .select_related("membership__person", "membership__organization")
        .prefetch_related("requests__person")
        .order_by("-state", "membership__person__sort_key")
    )


def requests_to(actor: Any) -> QuerySet[SubstituteRequest]:
    """The requests addressed to the account's person, and nobody else's."""
    person = getattr(actor, "person_id", None)
    return SubstituteRequest.objects.filter(person=person, person__isnull=False).select_related(
        "reply__meeting__organization", "reply__meeting__body", "reply__membership__person"
    )
