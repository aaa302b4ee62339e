"""Everyone who sits or holds an office at one body, in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ratsverbund.people.bodies.models import Body, LegislativeTerm
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person

Type = Organization.Type


@dataclass
class Roster:
    """Persons, organizations, seats, deputies, offices and holders of one body."""

    body: Body
    persons: list[Person] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    seats: list[Membership] = field(default_factory=list)
    deputies: list[Deputy] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    holdings: list[OfficeHolding] = field(default_factory=list)
    terms: list[LegislativeTerm] = field(default_factory=list)

    def of_type(self, kind: str, day: date) -> list[Organization]:
        """Organizations of a type that exist on a day."""
        return [o for o in self.organizations if o.organization_type == kind and exists(o, day)]

    def council(self, day: date) -> Organization | None:
        """The council on a day."""
        return next(iter(self.of_type(Type.COUNCIL, day)), None)

    def seats_in(self, organization: Organization, day: date) -> list[Membership]:
        """The seats of an organization on a day."""
        return [s for s in self.seats if s.organization is organization and runs(s, day)]

    def faction_seat(self, person: Person, day: date) -> Membership | None:
        """The seat of a person in a Fraktion on a day."""
        return next(
            (
                seat
                for seat in self.seats
                if seat.person is person
                and seat.organization.organization_type == Type.FACTION
                and runs(seat, day)
            ),
            None,
        )

    def running_after(self, person: Person, day: date) -> Iterator[Any]:
        """Seats, deputyships and offices of a person that last longer than a day."""
        for held in self.held():
            if held.person is person and lasts(held, day):
                yield held

    def held(self) -> Iterator[Any]:
        """All seats, deputyships and offices, past ones too."""
        yield from self.seats
        yield from self.deputies
        yield from self.holdings

    def person(self, pk: int) -> Person | None:
        """The person with a number."""
        return next((person for person in self.persons if person.pk == pk), None)

    def organization(self, pk: int) -> Organization | None:
        """The organization with a number."""
        return next((each for each in self.organizations if each.pk == pk), None)


def runs(held: Any, day: date) -> bool:
    """Say whether a seat, deputyship or office runs on a day."""
    return held.start <= day and (held.end is None or day <= held.end)


def lasts(held: Any, day: date) -> bool:
    """Say whether a seat, deputyship or office lasts longer than a day."""
    return held.end is None or held.end > day


def exists(organization: Organization, day: date) -> bool:
    """Say whether an organization exists on a day."""
    return (organization.start is None or organization.start <= day) and (
        organization.end is None or day <= organization.end
    )


def meet(one: Any, other: Any) -> bool:
    """Say whether the days of two seats, deputyships or offices meet."""
    return one.start <= (other.end or date.max) and other.start <= (one.end or date.max)
