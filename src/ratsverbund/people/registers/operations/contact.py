"""How to reach a person, and who may know."""

from typing import Any

from django.utils import timezone

from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.people.persons.models import Person
from ratsverbund.people.registers.models import ContactDetail
from ratsverbund.people.registers.policies import may_keep_contacts

Visibility = ContactDetail.Visibility


@operation("registers.set_contact")
def set_contact(
    person: Person, kind: str, value: str, visibility: str, *, actor: Any
) -> ContactDetail:
    """Set one way to reach oneself and who sees it; an empty value takes it away.

    Raises: NotAllowed.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(may_keep_contacts, actor, person)
    shown = visibility == Visibility.PUBLIC and bool(value.strip())
    detail, _made = ContactDetail.objects.update_or_create(
        person=person,
        kind=kind,
        defaults={
            "value": value.strip(),
            "visibility": visibility,
            "published_at": timezone.now() if shown else None,
        },
    )
    # Private numbers do not belong into the record of acts.
    record(set_contact, detail, actor=actor, change={"visibility": [None, visibility]})
    return detail
