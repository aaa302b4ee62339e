"""What the operations on tasks share: the lock, the note, the day."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import Execution, ProgressNote
from ratsverbund.kernel.calendar import months_after
from ratsverbund.kernel.errors import InvalidInput

DEFAULT_MONTHS = 3


def locked(execution: Execution) -> Execution:
    """The task, kept from being changed by others."""
    found = Execution.objects.select_for_update(of=("self",))
    return found.select_related("body", "resolution", "office").get(pk=execution.pk)


def note(
    execution: Execution,
    kind: str,
    text: str = "",
    *,
    actor: Any,
    on: date | None = None,
    **fields: Any,
) -> ProgressNote:
    """Leave a note on the way of a task."""
    return ProgressNote.objects.create(
        execution=execution, kind=kind, text=text.strip(), author=str(actor)[:200],
        day=on or timezone.localdate(), **fields,
    )  # fmt: skip


def reasoned(reason: str, field: str = "reason") -> str:
    """Insist on a reason. Raises: InvalidInput."""
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund; er bleibt bei der Aufgabe stehen."), field)
    return reason.strip()


def usual_end(resolution: Resolution) -> date:
    """Three months after the resolution, on a working day."""
    return months_after(resolution.decided_on, DEFAULT_MONTHS).on_working_day().day


def shown_from(execution: Execution) -> Any:
    """From when strangers see a task: now, if its resolution is public and published."""
    resolution = execution.resolution
    seen = execution.public and resolution.public and resolution.published_at is not None
    return (execution.published_at or timezone.now()) if seen else None
