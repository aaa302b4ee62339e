"""Which offices are to be reminded of what, and at which addresses."""

from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet
from django.utils import timezone

from ratsverbund.council.execution.models import ControlPeriods, Execution
from ratsverbund.council.execution.queries.lists import controlled
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

ON_THE_DAY = [0]


def reminder_days(body: Body) -> list[int]:
    """Days after the end of a task on which its office is reminded."""
    periods = ControlPeriods.objects.filter(body=body).first()
    return periods.reminder_days if periods else ON_THE_DAY


def bodies_to_remind(today: date) -> list[Body]:
    """The bodies with tasks of which somebody is to be reminded today."""
    tasks = Execution.objects.filter(state=Execution.State.OPEN)
    bodies = Body.objects.filter(pk__in=tasks.values("body")).order_by("pk")
    return [body for body in bodies if tasks.filter(body=body, due__in=ends(body, today)).exists()]


def ends(body: Body, today: date) -> list[date]:
    """The ends of tasks of which somebody is reminded today."""
    return [today - timedelta(days=days) for days in reminder_days(body)]


def staff_of(body: Body) -> dict[int, list[str]]:
    """The addresses of who works in each office: whose role is for this office alone."""
    found = Role.objects.on(timezone.localdate()).filter(
        body=body, organization__organization_type=Organization.Type.OFFICE, account__is_active=True
    )
    rows = found.order_by().values("organization")
    return dict(rows.annotate(to=ArrayAgg("account__email", distinct=True)).values_list(
        "organization", "to"
    ))  # fmt: skip


def controlled_bodies(actor: Any) -> QuerySet[Body]:
    """The bodies whose resolutions the actor controls, with the periods they have set."""
    return Body.objects.filter(pk__in=controlled(actor)).select_related("control_periods")
