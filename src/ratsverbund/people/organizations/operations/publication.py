"""The name of a member, deputy or office holder is public with the mandate."""

from django.utils import timezone

from ratsverbund.kernel.states import amend
from ratsverbund.people.persons.models import Person


def publish_person(person: Person) -> None:
    """Publish the name of a person who takes a public mandate."""
    if person.published_at is None:
        amend(person, published_at=timezone.now())
