"""Who may take the seat of an absent member: asked of the rule, for page and operation alike."""

from dataclasses import dataclass
from typing import Any

from ratsverbund.charter.rules.personal_deputies import (
    DeputyFacts,
    Leader,
    Present,
    personal_deputies,
)
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.sittings.queries.room import Place, arrivals
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


@dataclass(frozen=True)
class Offer:
    """Somebody who could stand in, and what the rule says to it."""

    person: Person
    decision: Any
    waits: bool
    prevented: bool

    @property
    def stands_in(self) -> bool:
        """Whether the rule lets them."""
        return bool(self.decision.value == str(self.person))


def substitute_for(
    meeting: Meeting, place: Place, places: list[Place], person: Person, ruling: str = ""
) -> Any:
    """Ask the rule whether somebody who is there takes a seat. Raises: LawUnknown."""
    law = law_of(meeting.body, local_day(meeting.starts_at))
    return personal_deputies(law, facts_of(place, places, person, ruling))


def facts_of(place: Place, places: list[Place], person: Person, ruling: str) -> DeputyFacts:
    """The seat, its deputy and the leaders of the proposing Fraktion as they are in the room.

    Who is to be seated is there; the others are there unless it is recorded that they are
    prevented. Who votes on another seat cannot take this one as well.
    """
    rows = [row for row in arrivals(places) if row.left_at is None]
    members = {row.person_id for row in rows if row.membership_id}
    standing_in = {row.person_id for row in rows if row.deputises_for_id}
    prevented = {one for each in places for one in each.prevented} - members - standing_in

    def there(one: Person) -> int | None:
        return 1 if one == person or one.pk not in prevented else None

    seat, deputy = place.seat, place.deputy
    free = deputy is not None and deputy.pk not in members | standing_in
    faction = seat.on_behalf_of.short_name if seat.on_behalf_of else ""
    return DeputyFacts(
        member=Present(str(seat.person), 1 if seat.person_id in members else None),
        deputy=Present(str(deputy), there(deputy) if free else None) if deputy else None,
        proposed_by=faction,
        leaders=tuple(
            Leader(
                str(leader),
                faction,
                rank,
                there(leader),
                member_here=leader.pk in members,
                standing_in=leader.pk in standing_in,
            )
            for leader, rank in place.leaders
        ),
        special_statute=seat.organization.special_statute,
        ruling=ruling,
    )


def offers(meeting: Meeting, places: list[Place]) -> dict[int, list[Offer]]:
    """Who could take each empty seat of a committee, in the order of the charter."""
    return {
        place.seat.pk: offers_for(meeting, place, places)
        for place in places
        if place.now is None
        and place.seat.voting_right
        and place.seat.organization.organization_type == Organization.Type.COMMITTEE
    }


def offers_for(meeting: Meeting, place: Place, places: list[Place]) -> list[Offer]:
    """The personal deputy, then the leaders of the Fraktion; with what the rule says to each."""
    asked = [place.deputy] if place.deputy else []
    asked += [leader for leader, _rank in sorted(place.leaders, key=lambda pair: pair[1])]
    found: dict[int, Offer] = {}
    for person in asked:
        if person != place.seat.person and person.pk not in found:
            try:
                plain = substitute_for(meeting, place, places, person)
                ruled = substitute_for(meeting, place, places, person, "?")
            except LawUnknown:
                continue
            waits = plain.value != str(person) and ruled.value == str(person)
            found[person.pk] = Offer(person, plain, waits, person.pk in place.prevented)
    return list(found.values())
