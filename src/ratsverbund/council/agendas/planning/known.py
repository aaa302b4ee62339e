"""What is known when a calendar is read: who meets, what is planned, what it planned itself."""

from typing import Any

from django.db.models import QuerySet

from ratsverbund.council.agendas.models import CalendarImport
from ratsverbund.council.agendas.planning.policies import OFFICE
from ratsverbund.council.agendas.planning.timetable import Entry, entries, read
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import choosable_organizations
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.people.bodies.models import Body


def own_bodies(actor: Any) -> QuerySet[Body]:
    """The towns whose calendars an actor takes over."""
    return Body.objects.filter(pk__in=bodies_of(actor, *OFFICE)).order_by("sort_key")


def calendars_of(actor: Any) -> QuerySet[CalendarImport]:
    """The calendars an actor may look at, without their bytes."""
    found = CalendarImport.objects.filter(body__in=bodies_of(actor, *OFFICE))
    return found.select_related("body")


def planned_by(applied: CalendarImport) -> QuerySet[Meeting]:
    """The meetings a calendar planned."""
    return Meeting.objects.filter(pk__in=applied.planned, body=applied.body_id)


def read_entries(proposed: CalendarImport, actor: Any) -> list[Entry]:
    """What each row of a calendar means now; two statements. Raises: UnreadableList."""
    organizations = choosable_organizations(actor, to_plan=True).filter(body=proposed.body_id)
    taken = Meeting.objects.filter(body=proposed.body_id).exclude(state=Meeting.State.CANCELLED)
    return entries(
        read(bytes(proposed.file.content)), organizations,
        taken.values_list("organization", "starts_at"),
    )  # fmt: skip
