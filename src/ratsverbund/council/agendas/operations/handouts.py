"""Files laid on the table (Tischvorlagen): with an item, for the room or for everyone."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.models import Handout
from ratsverbund.council.agendas.operations.parts import building, reasoned, sent
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend

LARGEST = 30_000_000


@operation("agendas.lay_on_table")
def lay_on_table(
    item: AgendaItem,
    title: str,
    name: str,
    media_type: str,
    content: bytes,
    *,
    actor: Any,
    public: bool = False,
) -> Handout:
    """Attach a file that is laid on the table to an item (Tischvorlage).

    A public one is published with its item: at once, or when the item's supplement is issued.
    Source: § 48 Abs. 2 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    meeting = building(item.meeting_id, actor, items_stay=True)
    item = meeting.items.get(pk=item.pk)
    check_open(item)
    title = reasoned(title, _("Die Tischvorlage braucht eine Bezeichnung."), "title")
    check_content(content)
    if public and not item.public:
        raise InvalidInput(
            _("TOP %(number)s ist nichtöffentlich (§ 48 Abs. 2 GO NRW), seine Tischvorlage auch.")
            % {"number": item.number},
            "public",
        )
    file = store_file(name, media_type, content)
    handout = Handout.objects.create(item=item, title=title, file=file, public=public)
    if public and item.published_at is not None:
        publish(Handout.objects.filter(pk=handout.pk), timezone.now())
        handout.refresh_from_db()
    change = {
        "item": item.number, "file": file.pk, "public": public,
        "published_at": handout.published_at,
    }  # fmt: skip
    record(lay_on_table, handout, actor=actor, change=change)
    return handout


def check_open(item: AgendaItem) -> None:
    """Refuse an agenda nobody was sent yet, and an item that is over."""
    if not sent(item.meeting):
        raise IllegalTransition(
            _(
                "Zu dieser Sitzung ist noch nicht eingeladen. Fügen Sie die Datei der Vorlage bei; "
                "Tischvorlagen kommen nach der Einladung hinzu."
            )
        )
    if item.state != AgendaItem.State.OPEN:
        raise IllegalTransition(
            _("TOP %(number)s ist %(state)s; eine Tischvorlage kommt zu einem offenen Punkt.")
            % {"number": item.number, "state": item.get_state_display()}
        )


def check_content(content: bytes) -> None:
    """Refuse what is no PDF, or too large."""
    if not content.startswith(b"%PDF-"):
        raise InvalidInput(
            _("Die Datei ist kein PDF. Speichern Sie sie als PDF und laden Sie sie erneut hoch."),
            "file",
        )
    if len(content) > LARGEST:
        raise InvalidInput(
            _("Die Datei ist größer als 30 MB. Verkleinern oder teilen Sie sie."), "file"
        )


@operation("agendas.hide_handout")
def hide_handout(handout: Handout, reason: str, *, actor: Any) -> Handout:
    """Take a public file out of the public's sight at once, with the reason.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    handout = Handout.objects.select_for_update(of=("self",)).get(pk=handout.pk)
    require(may_prepare, actor, handout.item.meeting)
    if not handout.public:
        raise IllegalTransition(_("Diese Tischvorlage ist bereits nichtöffentlich."))
    reason = reasoned(reason, _("Nennen Sie den Grund; er steht in der Akte."))
    change = close(handout)
    record(hide_handout, handout, actor=actor, change=change, reason=reason)
    return handout


def close(handout: Handout) -> dict[str, Any]:
    """Take back the publication of one file."""
    StoredFile.objects.filter(pk=handout.file_id).update(published_at=None)
    return amend(handout, public=False, published_at=None)


def publish(handouts: QuerySet[Handout], moment: datetime) -> None:
    """Publish files with their bytes; what is not public stays inside."""
    public = handouts.filter(public=True)
    StoredFile.objects.filter(pk__in=public.values("file")).update(published_at=moment)
    public.update(published_at=moment)


def follow(origin: AgendaItem, target: AgendaItem) -> None:
    """Let the files of an item that changed its part follow it; none is public in the other."""
    for handout in origin.handouts.select_for_update():
        close(handout)
        amend(handout, item=target)
