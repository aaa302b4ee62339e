"""What offices report, who accepts it, and how it comes back to the organization."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.execution.models import Execution, ProgressNote
from ratsverbund.council.execution.operations.parts import locked, note, reasoned
from ratsverbund.council.execution.operations.tasks import expect_running
from ratsverbund.council.execution.policies import may_control, may_report
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend

State, Kind = Execution.State, ProgressNote.Kind
LARGEST = 20 * 1024 * 1024


@operation("execution.report_progress")
def report_progress(
    execution: Execution,
    text: str,
    *,
    actor: Any,
    done: bool = False,
    file: UploadedFile | None = None,
    on: date | None = None,
) -> ProgressNote:
    """Report how a task stands, or that it is done; a file may go with it.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    execution = locked(execution)
    require(may_report, actor, execution)
    if execution.state != State.OPEN:
        raise IllegalTransition(
            _("Die Aufgabe ist %(state)s; berichtet wird, solange sie in Arbeit ist.")
            % {"state": execution.get_state_display()}
        )
    if not text.strip():
        raise InvalidInput(_("Schreiben Sie, wie es steht."), "text")
    change = advance(execution, State.REPORTED) if done else {}
    kind = Kind.REPORTED if done else Kind.REPORT
    made = note(execution, kind, text, actor=actor, on=on, file=kept(file) if file else None)
    record(report_progress, execution, actor=actor, change={**change, "note": made.pk})
    return made


def kept(file: UploadedFile) -> Any:
    """Keep a file that came with a report. Raises: InvalidInput."""
    if (file.size or 0) > LARGEST:
        raise InvalidInput(_("Die Datei ist größer als 20 MB. Verkleinern Sie sie."), "file")
    content = file.read()
    if not content.startswith(b"%PDF-"):
        raise InvalidInput(_("Die Datei ist kein PDF. Speichern Sie sie als PDF."), "file")
    return store_file(file.name or "bericht.pdf", "application/pdf", content)


@operation("execution.accept_report")
def accept_report(
    execution: Execution, *, actor: Any, text: str = "", on: date | None = None
) -> Execution:
    """Accept that a task is done (erledigt).

    Raises: NotAllowed, IllegalTransition.
    """
    execution = locked(execution)
    require(may_control, actor, execution)
    on = on or timezone.localdate()
    change = advance(execution, State.DONE, closed_on=on)
    note(execution, Kind.DONE, text, actor=actor, on=on)
    record(accept_report, execution, actor=actor, change=change)
    return execution


@operation("execution.return_task")
def return_task(execution: Execution, reason: str, *, actor: Any) -> Execution:
    """Give a task back that was reported done but is not.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    execution = locked(execution)
    require(may_control, actor, execution)
    reason = reasoned(reason)
    if execution.state != State.REPORTED:
        raise IllegalTransition(
            _("Zurückgeben lässt sich nur, was als erledigt gemeldet ist. Laden Sie die Seite neu.")
        )
    change = advance(execution, State.OPEN)
    note(execution, Kind.RETURNED, reason, actor=actor)
    record(return_task, execution, actor=actor, change=change, reason=reason)
    return execution


@operation("execution.release_note")
def release_note(progress: ProgressNote, text: str, *, actor: Any) -> ProgressNote:
    """Release a report for the public, in words fit for it: as a note of its own.

    Raises: NotAllowed, InvalidInput, RuleViolated.
    """
    execution = locked(progress.execution)
    require(may_control, actor, execution)
    if execution.published_at is None:
        raise RuleViolated(
            _("Die Aufgabe selbst ist nicht öffentlich. Zeigen Sie zuerst sie in der Bürgerinfo.")
        )
    if not text.strip():
        raise InvalidInput(_("Schreiben Sie, was öffentlich stehen soll."), "text")
    made = note(
        execution, Kind.REPORT, text, actor=actor, on=progress.day, published_at=timezone.now()
    )
    record(release_note, execution, actor=actor, change={"note": made.pk, "of": progress.pk})
    return made


@operation("execution.schedule_report")
def schedule_report(execution: Execution, meeting: Meeting, *, actor: Any) -> AgendaItem:
    """Put the report on a task on the agenda of the organization that resolved.

    Raises: NotAllowed, IllegalTransition, Conflict, RuleViolated.
    """
    execution = locked(execution)
    require(may_control, actor, execution)
    if execution.state != State.DONE:
        expect_running(execution)
    if execution.item_id:
        raise Conflict(_("Der Bericht steht schon auf der Tagesordnung: %(item)s.")
                       % {"item": execution.item})  # fmt: skip
    if meeting.organization_id != execution.resolution.organization_id:
        raise RuleViolated(_("Berichtet wird dem Gremium, das beschlossen hat. Wählen Sie eine "
                             "seiner Sitzungen."))  # fmt: skip
    title = _("Bericht: %(what)s") % {"what": execution.what}
    item = add_item(meeting, title=title[:300], public=execution.resolution.public, actor=actor)
    change = amend(execution, item=item)
    note(execution, Kind.ITEM, str(meeting), actor=actor)
    record(schedule_report, execution, actor=actor, change=change)
    return item
