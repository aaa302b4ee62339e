"""Who may enter persons and change how they are named."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.roles import bodies_held
from ratsverbund.people.persons.belonging import bodies_of_person
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.roles import KEEPERS


def may_create_person(actor: Any, subject: Person | None = None) -> Verdict:
    """Enter persons: administrations, clerks, the office of a network."""
    if bodies_held(actor, *KEEPERS):
        return YES
    return no(
        _("Personen trägt die Schriftführung oder die Administration ein. Bitten Sie sie darum.")
    )


def may_enter_for(actor: Any, body: Body) -> Verdict:
    """Enter a person for one body: who keeps it."""
    if body.pk in bodies_held(actor, *KEEPERS):
        return YES
    return no(
        _("Für %(body)s trägt nur deren Schriftführung oder Administration Personen ein.")
        % {"body": body}
    )


def may_update_person(actor: Any, subject: Person) -> Verdict:
    """Change a person: who keeps a body where the person has or had a seat, office or role.

    One who has none anywhere is changed by the body that entered the person.
    """
    found = [{"id": body.pk, "name": body.name} for body in bodies_of_person(subject.pk)]
    return may_update_at(actor, subject, found)


def may_update_at(actor: Any, subject: Person, places: list[dict[str, Any]]) -> Verdict:
    """Change a person who belongs to these bodies (number and name)."""
    own = subject.entered_by
    places = places or ([{"id": own.pk, "name": own.name}] if own else [])
    if {each["id"] for each in places}.intersection(bodies_held(actor, *KEEPERS)):
        return YES
    if not places:
        return no(
            _(
                "%(person)s gehört zu keiner Körperschaft. Bitten Sie die Administration dieser "
                "Anwendung um die Änderung; sie hat dafür den Befehl „ratsverbund person“."
            )
            % {"person": subject}
        )
    return no(
        _(
            "%(person)s gehört zu: %(bodies)s. Bitten Sie dort die Schriftführung oder die "
            "Administration um die Änderung."
        )
        % {"person": subject, "bodies": ", ".join(each["name"] for each in places)}
    )
