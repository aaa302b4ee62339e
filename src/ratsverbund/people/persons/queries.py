"""Which persons a page shows, and namesakes to look at before entering a second one."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from ratsverbund.kernel.sorting import name_sort_key
from ratsverbund.people.bodies.roles import bodies_of
from ratsverbund.people.persons.models import Person


def persons_for(actor: Any, text: str = "") -> QuerySet[Person]:
    """Published persons, those of the actor's bodies, and for keepers those without a seat yet."""
    found = Person.objects.filter(Q(published_at__lte=Now()) | known_to(bodies_of(actor)))
    for word in text.split():
        by_key = Q(sort_key__startswith=name_sort_key(word).split(" ")[0])
        found = found.filter(
            by_key | Q(family_name__icontains=word) | Q(given_name__icontains=word)
        )
    return found


def known_to(bodies: list[int]) -> Exists | Q:
    """Persons with a seat or an office at one of the bodies, or with none anywhere."""
    if not bodies:
        return Q(pk=None)
    at_mine = Q(memberships__organization__body__in=bodies) | Q(holdings__office__body__in=bodies)
    nowhere = Q(memberships=None, holdings=None)
    return Exists(Person.objects.filter(at_mine | nowhere, pk=OuterRef("pk")))


def namesakes(given_name: str, family_name: str) -> QuerySet[Person]:
    """Persons of the same name; a person is never merged with them silently."""
    return Person.objects.filter(
        given_name__iexact=given_name.strip(), family_name__iexact=family_name.strip()
    )
