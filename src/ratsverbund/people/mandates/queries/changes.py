"""Which changes of seats and offices a page shows."""

from typing import Any

from django.core.cache import cache
from django.db.models import Exists, OuterRef, QuerySet

from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.roles import bodies_of
from ratsverbund.people.mandates.models import MandateChange


def changes_of(body: Body) -> QuerySet[MandateChange]:
    """All changes of a body, the latest first."""
    return MandateChange.objects.filter(body=body).defer("changes", "links", "preview")


def changes_for(actor: Any) -> QuerySet[MandateChange]:
    """Changes at the actor's bodies, with their files and whether one came `later`."""
    found = MandateChange.objects.filter(body__in=bodies_of(actor)).select_related("file", "body")
    return found.annotate(
        later=Exists(last_applied().filter(applied_at__gt=OuterRef("applied_at")))
    )


def last_applied() -> QuerySet[MandateChange]:
    """Changes carried out at the body of the outer row."""
    return MandateChange.objects.filter(body=OuterRef("body"), state=MandateChange.State.APPLIED)


def progress_key(change: MandateChange) -> str:
    """Under which name a job says how many lines of a file it has seen."""
    return f"mandates-{change.pk}"


def lines_seen(change: MandateChange) -> int:
    """How many lines of a long file the job has seen."""
    return min(cache.get(progress_key(change), 0), change.rows)
