"""What is typed during a meeting: notes that overwrite nobody's, and forms that act once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.sittings.models import ItemSheet, Submission
from ratsverbund.council.sittings.operations.course import running
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend


@operation("sittings.accept_once")
def accept_once(
    meeting: Meeting, key: UUID, act: str, run: Callable[[], Any], *, actor: Any
) -> Submission:
    """Run what a form asks for, once for its key; sent again it does nothing.

    Raises: NotAllowed, and whatever the act raises; then the key may be used again.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    require(may_keep_record, actor, meeting)
    submission, fresh = Submission.objects.get_or_create(
        key=key, defaults={"meeting": meeting, "act": act}
    )
    if fresh:
        run()
    record(accept_once, submission, actor=actor, change={"acted": fresh})
    return submission


@operation("sittings.save_note")
def save_note(item: AgendaItem, note: str, revision: int, *, actor: Any) -> ItemSheet:
    """Keep the clerk's note on an item; a note saved in between is never overwritten.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    running(item.meeting, actor, paused=None)
    sheet, _new = ItemSheet.objects.select_for_update(of=("self",)).get_or_create(item=item)
    if sheet.revision != revision and sheet.note != note:
        raise InvalidInput(
            _(
                "Inzwischen steht dort: „%(note)s“. Führen Sie beide Fassungen zusammen und "
                "speichern Sie noch einmal."
            )
            % {"note": sheet.note},
            "note",
        )
    change = amend(sheet, note=note, revision=sheet.revision + 1)
    record(save_note, sheet, actor=actor, change=change)
    return sheet
