"""How persons are named with the title that their mandate gives them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext as _

from ratsverbund.charter.rules.member_title import TitleFacts, member_title
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.persons.models import Person

FORMS: dict[str, Literal["female", "male"]] = {
    Person.Address.MS: "female",
    Person.Address.MR: "male",
}
COUNCIL = "council"  # the type of organization whose seat gives a title


@dataclass(frozen=True)
class TitledName:
    """A name with a title, or without it and a hint why; `decision` answers "Warum?"."""

    text: str
    hint: str = ""
    decision: dict[str, Any] | None = None

    def __str__(self) -> str:
        return self.text


def titled_name(person: Person, body: Body, day: date) -> TitledName:
    """Name a council member as the body's charter does; without a form of address, no title.

    Source: the charter's norm on the names of members.
    """
    form = FORMS.get(person.form_of_address)
    decision = member_title(law_of(body, day), TitleFacts(str(person), form or ""))
    if not decision.known:
        return TitledName(str(person))
    hint = _("Ohne Anrede steht der Name ohne Titel. Bitte die Anrede bei der Person eintragen.")
    return TitledName(decision.settled, "" if form else hint, decision.as_json())


def name_with_title(person: Person, seats: Iterable[Any], day: date) -> TitledName:
    """Name a person with the title of the council seat among these seats on a day."""
    for seat in seats:
        council = seat.organization.organization_type == COUNCIL
        if council and seat.start <= day and (seat.end is None or day <= seat.end):
            return titled_name(person, seat.organization.body, day)
    return TitledName(str(person))
