"""Who holds an office on a day."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

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


def mayors_then(day: str, body: str) -> ArraySubquery:
    """The same for the day and the body of an outer row, as an annotation."""
    held = OfficeHolding.objects.on(OuterRef(day)).filter(  # type: ignore[arg-type]
        office__kind=Office.Kind.MAYOR, office__body=OuterRef(body)
    )
    return ArraySubquery(held.values("person"))


def mayors_on(body: int, day: date) -> set[int]:
    """The persons who hold the mayor's office of a body on a day."""
    held = OfficeHolding.objects.on(day).filter(office__kind=Office.Kind.MAYOR, office__body=body)
    return set(held.values_list("person", flat=True))
