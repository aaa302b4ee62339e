"""How to reach a person, and who may know."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.people.persons.models import Person
from ratsverbund.people.registers.models import ContactDetail
from ratsverbund.people.registers.policies import may_keep_contacts

Kind, Visibility = ContactDetail.Kind, ContactDetail.Visibility
Told = tuple[str, str]  # what reaches the person, and who sees it


@operation("registers.set_contacts")
def set_contacts(person: Person, details: Mapping[str, Told], *, actor: Any) -> list[ContactDetail]:
    """Set ways to reach oneself, by kind, and who sees each; an empty value takes one away.

    Raises: NotAllowed.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(may_keep_contacts, actor, person)
    before = dict(person.contact_details.values_list("kind", "visibility"))
    kept = [detail(person, Kind(kind), *told) for kind, told in details.items()]
    # Private numbers do not belong into the record of acts.
    change = {each.kind: [before.get(each.kind), each.visibility] for each in kept}
    record(set_contacts, person, actor=actor, change=change)
    return kept


def detail(person: Person, kind: str, value: str, visibility: str) -> ContactDetail:
    """Keep one way to reach a person; it is published only if everybody may see it."""
    shown = visibility == Visibility.PUBLIC and bool(value.strip())
    kept, _made = ContactDetail.objects.update_or_create(
        person=person,
        kind=kind,
        defaults={
            "value": value.strip(),
            "visibility": visibility,
            "published_at": timezone.now() if shown else None,
        },
    )
    return kept
