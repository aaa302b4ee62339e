"""Which offices are to be reminded of what, and at which addresses."""

from datetime import date, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet
from django.utils import timezone

from ratsverbund.council.execution.models import Execution
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

# Days after the end of a task: two weeks before it, on it, a week after it.
REMINDER_DAYS = (-14, 0, 7)


def bodies_to_remind(today: date) -> QuerySet[Body]:
    """The bodies with tasks of which somebody is to be reminded today."""
    due = [today - timedelta(days=days) for days in REMINDER_DAYS]
    tasks = Execution.objects.filter(state=Execution.State.OPEN, due__in=due)
    return Body.objects.filter(pk__in=tasks.values("body")).order_by("pk")


def staff_of(body: Body) -> dict[int, list[str]]:
    """The addresses of who works in each office: whose role is for this office alone."""
    found = Role.objects.on(timezone.localdate()).filter(
        body=body, organization__organization_type=Organization.Type.OFFICE, account__is_active=True
    )
    rows = found.order_by().values("organization")
    return dict(rows.annotate(to=ArrayAgg("account__email", distinct=True)).values_list(
        "organization", "to"
    ))  # fmt: skip
