"""What the operations on tasks share: the lock, the note, the day."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import ControlPeriods, Execution, ProgressNote
from ratsverbund.kernel.calendar import months_after
from ratsverbund.kernel.errors import InvalidInput


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


def usual_end(resolution: Resolution) -> date | None:
    """The end by the months the town has set, on a working day; none where it has set none."""
    periods = ControlPeriods.objects.filter(body=resolution.body_id).first()
    if periods is None or not periods.months:
        return None
    return months_after(resolution.decided_on, periods.months).on_working_day().day


def written_day(day: date | None) -> str:
    """A day in figures, or a dash."""
    return f"{day:%d.%m.%Y}" if day else "–"


def shown_from(execution: Execution) -> Any:
    """From when strangers see a task: now, if its resolution is public and published."""
    resolution = execution.resolution
    seen = execution.public and resolution.public and resolution.published_at is not None
    return (execution.published_at or timezone.now()) if seen else None
