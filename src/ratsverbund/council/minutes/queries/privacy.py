"""Words that must not stand in public minutes: petitioners, private addresses, known persons."""

from collections.abc import Iterable

from django.db.models import F, TextField, Value
from django.db.models.functions import Concat

from ratsverbund.council.invitations.models import Contact
from ratsverbund.council.minutes.models import Minutes
from ratsverbund.council.petitions.models import CoSignatory, Petition
from ratsverbund.people.persons.models import Person


def known_persons(text: str) -> list[str]:
    """The persons of the house whose given and family name stand in a text; one statement."""
    full = Concat("given_name", Value(" "), "family_name")
    found = Person.objects.annotate(hay=Value(text, TextField()), full=full)
    return sorted(found.filter(hay__contains=F("full")).values_list("full", flat=True))


def private_words(minutes: Minutes) -> list[str]:
    """Names and addresses of petitioners, and private addresses of those who were there."""
    body = minutes.body_id
    petitions = Petition.objects.filter(body=body).exclude(name="")
    found: list[str] = []
    for name, address in petitions.values_list("name", "address"):
        found += [name, *first_line(address)]
    found += CoSignatory.objects.filter(petition__body=body).values_list("name", flat=True)
    contacts = Contact.objects.filter(person__attendances__meeting=minutes.meeting_id)
    for address, email in contacts.values_list("address", "email"):
        found += [*first_line(address), email]
    return sorted({word for word in found if len(word) > len("Xx Yy")})


def first_line(address: str) -> Iterable[str]:
    """Street and number: the line of an address that has a digit and no name of a town."""
    lines = [line.strip() for line in address.splitlines() if line.strip()]
    return [line for line in lines if any(c.isdigit() for c in line) and not line[:1].isdigit()][:1]
