"""Persons and Fraktionen as they stand in a roster."""

from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.people.mandates.roster import Roster
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person


def member_of(roster: Roster, person: Person) -> Person:
    """The person in the roster. Raises: InvalidInput if nobody knows it there."""
    found = roster.person(person.pk)
    if found is None:
        raise InvalidInput(
            _("{person} hat bei {body} kein Mandat. Bitte eine andere Person wählen.").format(
                person=person, body=roster.body
            ),
            "person",
        )
    return found


def faction_of(roster: Roster, faction: Organization) -> Organization:
    """The Fraktion in the roster. Raises: InvalidInput if it is none of the body."""
    found = roster.organization(faction.pk)
    if found is None or found.organization_type != Organization.Type.FACTION:
        raise InvalidInput(
            _("{name} ist keine Fraktion dieser Körperschaft. Bitte eine Fraktion wählen.").format(
                name=faction
            ),
            "faction",
        )
    return found
