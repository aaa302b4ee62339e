"""Drafting minutes: the facts come from the record, the clerk writes how it was discussed."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.minutes.models import ItemText, Minutes, Statement
from ratsverbund.council.minutes.policies import may_write
from ratsverbund.council.minutes.queries import record_of
from ratsverbund.council.sittings.models import ItemSheet
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.persons.models import Person


@operation("minutes.draft_minutes")
def draft_minutes(meeting: Meeting, *, actor: Any) -> Minutes:
    """Draft the minutes of a closed meeting from its record and the notes taken in it.

    Source: § 52 Abs. 1 GO NRW. Raises: NotAllowed, IllegalTransition, Conflict.
    """
    meeting = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("organization", "body")
        .get(pk=meeting.pk)
    )
    require(may_write, actor, meeting)
    if meeting.state != Meeting.State.CLOSED:
        raise IllegalTransition(
            _("Die Sitzung ist %(state)s. Die Niederschrift entsteht, wenn sie geschlossen ist.")
            % {"state": meeting.get_state_display()}
        )
    if Minutes.objects.filter(meeting=meeting).exists():
        raise Conflict(_("Diese Niederschrift ist schon angelegt. Laden Sie die Seite neu."))
    minutes = Minutes.objects.create(meeting=meeting, record=record_of(meeting))
    notes = dict(ItemSheet.objects.filter(item__meeting=meeting).values_list("item", "note"))
    ItemText.objects.bulk_create(
        ItemText(minutes=minutes, item=item, text=notes.get(item.pk, ""))
        for item in meeting.items.all()
    )
    record(draft_minutes, minutes, actor=actor, change={"items": meeting.items.count()})
    return minutes


@operation("minutes.save_text")
def save_text(item: AgendaItem, text: str, revision: int, *, actor: Any) -> ItemText:
    """Keep what the minutes tell of an item; a text saved in between is never overwritten.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    locked_draft(item.meeting.minutes, actor)
    kept = ItemText.objects.select_for_update(of=("self",)).get(item=item)
    check_revision(kept.text, text, kept.revision, revision)
    change = without_words(amend(kept, text=text, revision=kept.revision + 1))
    record(save_text, kept, actor=actor, change=change)
    return kept


@operation("minutes.save_remarks")
def save_remarks(minutes: Minutes, text: str, revision: int, *, actor: Any) -> Minutes:
    """Keep remarks on the course of the meeting as a whole; they stay internal.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    minutes = locked_draft(minutes, actor)
    check_revision(minutes.remarks, text, minutes.revision, revision)
    change = without_words(amend(minutes, remarks=text, revision=minutes.revision + 1))
    record(save_remarks, minutes, actor=actor, change=change)
    return minutes


@operation("minutes.add_statement")
def add_statement(item: AgendaItem, person: Person, text: str, *, actor: Any) -> Statement:
    """Take down a statement for the record (Erklärung zu Protokoll), word for word.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    minutes = locked_draft(item.meeting.minutes, actor)
    if not text.strip():
        raise InvalidInput(_("Der Wortlaut fehlt."), "text")
    if not item.meeting.attendances.filter(person=person).exists():
        raise InvalidInput(
            _("%(person)s war nicht anwesend. Prüfen Sie die Anwesenheit.") % {"person": person},
            "person",
        )
    made = Statement.objects.create(minutes=minutes, item=item, person=person, text=text.strip())
    record(add_statement, made, actor=actor, change={"text": [None, made.text]})
    return made


@operation("minutes.drop_statement")
def drop_statement(statement: Statement, *, actor: Any) -> None:
    """Take a statement out of a draft; the audit keeps its wording.

    Raises: NotAllowed, IllegalTransition.
    """
    locked_draft(statement.minutes, actor)
    record(drop_statement, statement, actor=actor, change={"text": [statement.text, None]})
    statement.delete()


def without_words(change: dict[str, Any]) -> dict[str, Any]:
    """A change by its revision and lengths: a text may name a citizen, the audit never forgets."""
    return {
        name: [len(each) if isinstance(each, str) else each for each in pair]
        for name, pair in change.items()
    }


def locked(minutes: Minutes) -> Minutes:
    """Lock minutes with their meeting."""
    return (
        Minutes.objects.select_for_update(of=("self",))
        .select_related("meeting__organization", "meeting__body")
        .get(pk=minutes.pk)
    )


def locked_draft(minutes: Minutes, actor: Any) -> Minutes:
    """Lock a draft for who writes it."""
    minutes = locked(minutes)
    require(may_write, actor, minutes)
    if minutes.state != Minutes.State.DRAFT:
        raise IllegalTransition(
            _(
                "Die Niederschrift ist %(state)s. Holen Sie sie zur Bearbeitung zurück oder tragen "
                "Sie eine Berichtigung ein."
            )
            % {"state": minutes.get_state_display()}
        )
    return minutes


def check_revision(kept: str, text: str, now: int, known: int) -> None:
    """Refuse to overwrite what somebody else saved in between."""
    if now != known and kept != text:
        raise InvalidInput(
            _(
                "Inzwischen steht dort: „%(text)s“. Führen Sie beide Fassungen zusammen und "
                "speichern Sie noch einmal."
            )
            % {"text": kept},
            "text",
        )
