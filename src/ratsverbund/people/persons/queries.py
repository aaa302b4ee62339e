"""Which persons a page shows, and namesakes to look at before entering a second one."""

from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Exists, F, JSONField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import JSONObject, Now

from ratsverbund.kernel.sorting import name_sort_key
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import shown
from ratsverbund.people.bodies.roles import bodies_held, bodies_of
from ratsverbund.people.persons.belonging import belongs_to
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.roles import KEEPERS


def persons_for(actor: Any, text: str = "") -> QuerySet[Person]:
    """Published persons, those of the actor's bodies, and what keepers entered without a seat."""
    mine = known_to(bodies_of(actor), keeping=bodies_held(actor, *KEEPERS))
    found = Person.objects.filter(Q(published_at__lte=Now()) | mine)
    for word in text.split():
        by_key = Q(sort_key__startswith=name_sort_key(word).split(" ")[0])
        found = found.filter(
            by_key | Q(family_name__icontains=word) | Q(given_name__icontains=word)
        )
    return found


def known_to(bodies: list[int], *, keeping: list[int]) -> Exists | Q:
    """Persons who belong to one of the bodies, or to none and were entered for those `keeping`."""
    if not bodies:
        return Q(pk=None)
    known = Q(memberships__organization__body__in=bodies) | Q(holdings__office__body__in=bodies)
    known |= Q(deputizes__membership__organization__body__in=bodies)
    known |= Q(accounts__roles__body__in=bodies)
    if keeping:
        nowhere = Q(memberships=None, holdings=None, deputizes=None, accounts__roles=None)
        known |= nowhere & (Q(entered_by__in=keeping) | Q(entered_by=None))
    return Exists(Person.objects.filter(known, pk=OuterRef("pk")))


def namesakes(actor: Any, given_name: str, family_name: str) -> QuerySet[Person]:
    """Persons of the same name; a person is never merged with them silently."""
    return persons_for(actor).filter(
        given_name__iexact=given_name.strip(), family_name__iexact=family_name.strip()
    )


def person_for(actor: Any) -> QuerySet[Person]:
    """Persons with those they stand in for and the bodies they belong to in the same row."""
    mine = Q(deputizes__membership__organization__body__in=bodies_of(actor))
    seen = Q(deputizes__published_at__lte=Now()) | mine
    return (
        persons_for(actor)
        .select_related("entered_by")
        .annotate(
            # Roles are behind the door of strangers, and only keepers are asked where to change.
            places=belongs_to() if bodies_held(actor, *KEEPERS) else Value([], JSONField()),
            standing_in=JSONBAgg(
                JSONObject(
                    id="deputizes__membership__person_id",
                    given="deputizes__membership__person__given_name",
                    family="deputizes__membership__person__family_name",
                    organization="deputizes__membership__organization__name",
                    start="deputizes__start",
                    end="deputizes__end",
                ),
                filter=seen & Q(deputizes__membership__person__isnull=False),
                default=[],
            ),
        )
    )


def seats_of(person: Person, actor: Any) -> QuerySet[Any]:
    """The seats of a person, running ones first, with organization and body."""
    seats: QuerySet[Any] = person.memberships.filter(shown(actor, "organization__body"))
    return seats.select_related("organization__body", "on_behalf_of").order_by(
        F("end").desc(nulls_first=True), "-start"
    )


def holdings_of(person: Person, actor: Any) -> QuerySet[Any]:
    """The offices a person holds and held, with their bodies."""
    held: QuerySet[Any] = person.holdings.filter(shown(actor, "office__body"))
    return held.select_related("office__body").order_by(F("end").desc(nulls_first=True), "-start")


def body_at(pk: int | None) -> Body | None:
    """The body of a number; none where none was named."""
    return Body.objects.filter(pk=pk).first() if pk else None
