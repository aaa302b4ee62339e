"""Who signs for a body, and who is to vote for it once it is a member."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from ratsverbund.network.members.models import Accession
from ratsverbund.network.members.queries import written
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Office, OfficeHolding
from ratsverbund.people.organizations.queries import holder_on
from ratsverbund.people.persons.models import Person


@dataclass(frozen=True)
class Head:
    """Who represents a body: the name, and the office as its holder is addressed."""

    name: str
    title: str
    line: str  # as it stands below the body's name in a letter


def head_of(body: Body, day: date) -> Head:
    """Who heads a body on a day; without a known form of address its office stays neutral."""
    held = OfficeHolding.objects.on(day).filter(office__body=body, office__kind=Office.Kind.MAYOR)
    holding = held.select_related("office", "person").first()
    if holding is None:
        title = str(Office.Kind.MAYOR.label) if body.kind == Body.Kind.MUNICIPALITY else ""
        return Head("", title, title)
    office, person = holding.office, holding.person
    feminine = person.form_of_address == Person.Address.MS
    if not person.form_of_address or (feminine and not office.name_feminine):
        return Head(str(person), str(Office.Kind.MAYOR.label), str(Office.Kind.MAYOR.label))
    title = office.name_for(person)
    return Head(str(person), title, f"{'Die' if feminine else 'Der'} {title}")


def delegate_of(accession: Accession, on: date) -> Person | None:
    """Who is to vote on that day; a vacant office stays open in the letter."""
    if accession.delegate_person:
        return accession.delegate_person
    return holder_on(accession.delegate_office, on) if accession.delegate_office else None


def holder_in(case: Any) -> str:
    """Who is to vote by the delegate's office today, from a case that came with its holders."""
    today = timezone.localdate().isoformat()
    for row in case.holders:
        if row["start"] <= today and (row["end"] is None or today <= row["end"]):
            return written(row)
    return ""
