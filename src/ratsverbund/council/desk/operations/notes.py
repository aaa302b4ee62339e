"""Notes: written, changed on two devices at once, dropped; their words never reach the audit."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ratsverbund.council.desk.models import Note
from ratsverbund.council.desk.policies import may_open, may_quote, may_share, may_write
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import PaperFile
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.organizations.models import Organization

LONGEST = 20_000


@operation("desk.write_note")
def write_note(
    item: AgendaItem,
    text: str,
    *,
    actor: Any,
    note: Note | None = None,
    revision: int | None = None,
    faction: Organization | None = None,
    file: PaperFile | None = None,
    page: int | None = None,
    key: UUID | None = None,
) -> Note:
    """Keep a note; if another device changed it meanwhile, keep both texts side by side.

    The same `key` arriving twice is kept once.
    Raises: NotAllowed, InvalidInput, Conflict.
    """
    require(may_open, actor, item)
    text = checked(text)
    if faction is not None:
        require(may_share, actor, faction)
    if (known := Note.objects.filter(key=key).first() if key else None) is not None:
        require(may_write, actor, known)
        record(write_note, known, actor=actor, change={"again": True})
        return known
    fields = {"text": text, "faction": faction, "file": file, "page": page}
    if note is None:
        return created(item, actor, fields, key)
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk, item=item)
    require(may_write, actor, note)
    if revision != note.revision or note.dropped:
        return created(item, actor, fields, key, rival=note)
    return changed(note, actor, fields, key)


def checked(text: str) -> str:
    """The text with line ends of one kind. Raises: InvalidInput."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise InvalidInput(_("Schreiben Sie etwas in die Notiz, oder verwerfen Sie sie."), "text")
    if len(text) > LONGEST:
        raise InvalidInput(
            _("Eine Notiz hat höchstens %(number)s Zeichen. Teilen Sie sie auf.")
            % {"number": LONGEST},
            "text",
        )
    return text


def created(
    item: AgendaItem, actor: Any, fields: dict[str, Any], key: UUID | None, **more: Any
) -> Note:
    """Make a note of its own."""
    given = {"key": key} if key else {}
    try:
        with transaction.atomic():
            note = Note.objects.create(item=item, account=actor, **fields, **given, **more)
    except IntegrityError as error:  # the other try came first
        raise Conflict(_("Diese Notiz ist gerade angekommen. Laden Sie die Seite neu.")) from error
    record(write_note, note, actor=actor, change={"revision": [0, 1]})
    look_up(note)
    return note


def changed(note: Note, actor: Any, fields: dict[str, Any], key: UUID | None) -> Note:
    """Change a note nobody else has touched; the key of the writing becomes its own."""
    before = note.revision
    given = {"key": key} if key else {}
    amend(note, revision=before + 1, changed_at=timezone.now(), passage="", **fields, **given)
    record(write_note, note, actor=actor, change={"revision": [before, note.revision]})
    look_up(note)
    return note


def look_up(note: Note) -> None:
    """Ask the worker for the words on the page of a note."""
    if note.page is not None:
        app.configure_task(name="desk.quote_page", queue="books").defer(note=note.pk)


@operation("desk.quote_page")
def quote_page(note: Note, passage: str, *, actor: Any) -> Note:
    """Keep the words on the page beside a note; they never reach the audit."""
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    require(may_quote, actor, note)
    if not note.dropped:
        amend(note, passage=passage)
    record(quote_page, note, actor=actor, change={"quoted": bool(passage)})
    return note


@operation("desk.settle_rival")
def settle_rival(rival: Note, text: str, *, actor: Any) -> Note:
    """End a conflict: the text chosen stands in the first note, the other is dropped.

    Raises: NotAllowed, InvalidInput.
    """
    rival = Note.objects.select_for_update(of=("self",)).get(pk=rival.pk)
    require(may_write, actor, rival)
    text = checked(text)
    if rival.rival_id is None:
        raise Conflict(_("Diese Notiz ist schon bereinigt. Laden Sie die Seite neu."))
    note = Note.objects.select_for_update(of=("self",)).get(pk=rival.rival_id)
    require(may_write, actor, note)
    amend(note, text=text, revision=note.revision + 1, dropped=False)
    amend(rival, text="", passage="", dropped=True, revision=rival.revision + 1)
    record(settle_rival, note, actor=actor, change={"dropped": rival.pk})
    return note


@operation("desk.drop_note")
def drop_note(note: Note, *, actor: Any) -> Note:
    """Drop a note; its words are gone for good.

    Raises: NotAllowed.
    """
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    require(may_write, actor, note)
    amend(note, text="", passage="", dropped=True, rival=None, revision=note.revision + 1)
    record(drop_note, note, actor=actor, change={"dropped": True})
    return note
