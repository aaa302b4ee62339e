"""Members of a council with the title its charter gives them."""

from collections.abc import Iterable
from datetime import date

from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.naming import TitledName, titled_name


def titled_members(body: Body, persons: Iterable[Person], day: date) -> dict[int, TitledName]:
    """Names by person: with the title for council members on that day, else as they are."""
    listed = list(persons)
    seated = set(
        Membership.objects.on(day)
        .filter(
            organization__body=body,
            organization__organization_type=Organization.Type.COUNCIL,
            person__in=listed,
        )
        .values_list("person_id", flat=True)
    )
    return {
        person.pk: titled_name(person, body, day)
        if person.pk in seated
        else TitledName(str(person))
        for person in listed
    }
