"""Enter persons and change how they are named."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.sorting import name_sort_key
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.roles import bodies_held
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.policies import (
    may_create_person,
    may_enter_for,
    may_update_person,
)
from ratsverbund.people.persons.roles import KEEPERS


@operation("persons.create_person")
def create_person(
    given_name: str,
    family_name: str,
    *,
    form_of_address: str = "",
    title: str = "",
    fictional: bool = False,
    body: Body | None = None,
    actor: Any,
) -> Person:
    """Enter a person for a body; a first seat or office publishes the name.

    Who keeps one body only need not name it. Raises: NotAllowed, InvalidInput.
    """
    require(may_create_person, actor, None)
    body = body or only_body(actor)
    if body is not None:
        require(may_enter_for, actor, body)
    check_name(given_name, family_name)
    person = Person.objects.create(
        given_name=given_name.strip(),
        family_name=family_name.strip(),
        sort_key=name_sort_key(family_name, given_name),
        form_of_address=form_of_address,
        title=title,
        fictional=fictional,
        entered_by=body,
    )
    record(create_person, person, actor=actor, change={"name": [None, str(person)]})
    return person


@operation("persons.update_person")
def update_person(person: Person, *, actor: Any, **fields: Any) -> Person:
    """Change the name, title or form of address of a person.

    Raises: NotAllowed, InvalidInput.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(may_update_person, actor, person)
    given = fields.get("given_name", person.given_name)
    family = fields.get("family_name", person.family_name)
    check_name(given, family)
    change = amend(person, **{**fields, "sort_key": name_sort_key(family, given)})
    record(update_person, person, actor=actor, change=change)
    return person


def only_body(actor: Any) -> Body | None:
    """The body an actor keeps; nobody's for the house itself. Raises: InvalidInput."""
    kept = bodies_held(actor, *KEEPERS)
    if len(kept) > 1:
        raise InvalidInput(_("Bitte wählen, für welche Körperschaft Sie eintragen."), "body")
    return Body.objects.get(pk=kept[0]) if kept else None


def check_name(given_name: str, family_name: str) -> None:
    """Refuse a person without a name. Raises: InvalidInput."""
    for name, field in ((given_name, "given_name"), (family_name, "family_name")):
        if not name.strip():
            raise InvalidInput(_("Bitte Vor- und Nachnamen angeben."), field)
