"""Who may take the seat of an absent member: asked of the rule, for desk, page and operation."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ratsverbund.charter.engine import Decision
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
from ratsverbund.ui.formats import write_moment


@dataclass(frozen=True)
class Offer:
    """Somebody who could stand in, and what the rule says to it."""

    person: Person
    decision: Decision[str]
    stands_in: bool
    waits: bool = False
    missing: str = ""
    prevented: bool = False


@dataclass(frozen=True)
class Voters:
    """Who votes on an own seat and who on another's: there now, or who will be, by number."""

    members: set[int]
    standing_in: set[int]

    def __contains__(self, pk: int) -> bool:
        return pk in self.members or pk in self.standing_in


def voters_now(places: list[Place]) -> Voters:
    """Who is in the room now."""
    rows = [row for row in arrivals(places) if row.left_at is None]
    return Voters(
        {row.person_id for row in rows if row.membership_id},
        {row.person_id for row in rows if row.deputises_for_id},
    )


def offer_of(
    meeting: Meeting, place: Place, places: list[Place], person: Person, ruling: str = ""
) -> Offer:
    """Ask the rule whether somebody who is there takes a seat. Raises: LawUnknown."""
    law = law_of(meeting.body, local_day(meeting.starts_at))
    facts = facts_of(place, places, voters_now(places), person, ruling)
    decision = personal_deputies(law, facts)
    named = names_of(places, person)[person.pk]
    return Offer(person, decision, decision.value == named)


def facts_of(
    place: Place,
    places: list[Place],
    voters: Voters,
    person: Person | None = None,
    ruling: str = "",
) -> DeputyFacts:
    """The seat, its deputies in order and the leaders of the proposing Fraktion.

    Who is to be seated (`person`) is there; the others are there unless they have sent word that
    they will not be, or it is recorded. Who votes on another seat cannot take this one as well.
    """
    names = names_of(places, *([person] if person else []))
    out = missing(place, places, voters)
    seat, faction = place.seat, place.seat.on_behalf_of
    member = Present(
        names[seat.person_id],
        1 if seat.person_id in voters.members else None,
        out.get(seat.person_id, ""),
    )

    def there(one: Person) -> int | None:
        return 1 if one == person or one.pk not in out else None

    def deputy(one: Person) -> Present:
        if one.pk in voters:
            return Present(names[one.pk], None, "hat hier schon eine Stimme")
        return Present(names[one.pk], there(one), "" if there(one) else out[one.pk])

    return DeputyFacts(
        member=member,
        deputies=tuple(deputy(one) for one in place.deputies if one != seat.person),
        proposed_by=faction.short_name if faction else "",
        leaders=tuple(
            Leader(
                names[one.pk],
                faction.short_name if faction else "",
                rank,
                there(one),
                member_here=one.pk in voters.members,
                standing_in=one.pk in voters.standing_in,
            )
            for one, rank in place.leaders
            if one != seat.person
        ),
        special_statute=seat.organization.special_statute,
        ruling=ruling,
    )


def missing(place: Place, places: list[Place], voters: Voters) -> dict[int, str]:
    """Who will not take a seat and is not in the room after all, and how that is known.

    Who will not come at all counts everywhere; who declined one seat, on that one.
    """
    found = {}
    for each in places:
        for pk, told_at in each.absences.items():
            if each is place or pk == each.seat.person_id:
                found[pk] = f"selbst abgesagt am {write_moment(told_at)}"
        found |= dict.fromkeys(each.prevented, "als verhindert festgehalten")
    return {pk: how for pk, how in found.items() if pk not in voters}


def names_of(places: list[Place], *others: Person) -> dict[int, str]:
    """The names of all who sit, deputise or lead, by number; with it where two share a name."""
    persons = {one.pk: str(one) for one in (*seen(places), *others)}
    shared = Counter(persons.values())
    return {pk: f"{name} (#{pk})" if shared[name] > 1 else name for pk, name in persons.items()}


def seen(places: list[Place]) -> Iterator[Person]:
    """Everybody who sits, deputises or leads."""
    for place in places:
        yield place.seat.person
        yield from place.deputies
        yield from (one for one, _rank in place.leaders)


def offers(meeting: Meeting, places: list[Place]) -> dict[int, list[Offer]]:
    """Who could take each empty seat of a committee, in the order of the law."""
    return {
        place.seat.pk: offers_for(meeting, place, places)
        for place in places
        if place.now is None
        and place.seat.voting_right
        and place.seat.organization.organization_type == Organization.Type.COMMITTEE
    }


def offers_for(meeting: Meeting, place: Place, places: list[Place]) -> list[Offer]:
    """The deputies, then the leaders of the Fraktion; with what the rule says to each."""
    out = missing(place, places, voters_now(places))
    found: dict[int, Offer] = {}
    for person in in_turn(place):
        if person != place.seat.person and person.pk not in found:
            try:
                plain = offer_of(meeting, place, places, person)
                ruled = offer_of(meeting, place, places, person, "?")
            except LawUnknown:
                continue
            found[person.pk] = Offer(
                person,
                plain.decision,
                plain.stands_in,
                waits=ruled.stands_in and not plain.stands_in,
                missing=out.get(person.pk, ""),
                prevented=person.pk in place.prevented,
            )
    return list(found.values())


def in_turn(place: Place) -> list[Person]:
    """Who may be asked to take a seat: its deputies in order, then the leaders."""
    ranked = sorted(place.leaders, key=lambda pair: pair[1])
    return [*place.deputies, *(one for one, _rank in ranked)]
