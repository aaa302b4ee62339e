"""Who holds an office on a day."""

from datetime import date

from ratsverbund.people.organizations.models import Office, OfficeHolding
from ratsverbund.people.persons.models import Person


def holding_on(office: Office, day: date) -> OfficeHolding | None:
    """Who holds an office on a day, since when and until when; none if it is vacant."""
    held = OfficeHolding.objects.on(day).filter(office=office)
    return held.select_related("person", "office").first()


def holder_on(office: Office, day: date) -> Person | None:
    """The person who holds an office on a day; none if it is vacant."""
    holding = holding_on(office, day)
    return holding.person if holding else None
