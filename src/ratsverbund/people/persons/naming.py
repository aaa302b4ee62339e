"""How persons are named with the title of their mandate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.persons.models import Person

BY_CHARTER = ("Stadtverordnete", "Stadtverordneter")
ELSEWHERE = ("Ratsfrau", "Ratsherr")
COUNCIL = "council"  # the type of organization whose seat gives a title


@dataclass(frozen=True)
class TitledName:
    """A name with the title of a mandate, or without it and a hint why."""

    text: str
    hint: str = ""

    def __str__(self) -> str:
        return self.text


def titled_name(person: Person, feminine: str, masculine: str) -> TitledName:
    """Put the title that fits the form of address before the name; without a form, none."""
    title = {Person.Address.MS: feminine, Person.Address.MR: masculine}.get(
        Person.Address(person.form_of_address)
    )
    if title:
        return TitledName(f"{title} {person}")
    return TitledName(
        str(person),
        _(
            "Ohne Anrede steht der Name ohne „{feminine}“ oder „{masculine}“. "
            "Die Anrede lässt sich bei der Person eintragen."
        ).format(feminine=feminine, masculine=masculine),
    )


def council_title(body: Body, day: date) -> tuple[str, str]:
    """The female and the male title of a council member at a body on a day.

    Source: § 4 Abs. 2 Hauptsatzung Heinsberg.
    """
    return BY_CHARTER if law_of(body, day).regulates("form_of_address.member") else ELSEWHERE


def name_with_title(person: Person, seats: Iterable[Any], day: date) -> TitledName:
    """Name a person with the title of the council seat among these seats on a day."""
    for seat in seats:
        council = seat.organization.organization_type == COUNCIL
        if council and seat.start <= day and (seat.end is None or day <= seat.end):
            return titled_name(person, *council_title(seat.organization.body, day))
    return TitledName(str(person))
