"""How persons are named with the title of their mandate."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ratsverbund.people.persons.models import Person


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
