"""Corrections of signed minutes: entries with old and new text; nothing is written over."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.minutes.models import Correction, Minutes
from ratsverbund.council.minutes.operations.drafting import locked
from ratsverbund.council.minutes.policies import may_store, may_write
from ratsverbund.council.minutes.queries import record_of
from ratsverbund.council.minutes.wording.sentences import before_and_after, outcome
from ratsverbund.council.sittings.models import Entry
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend


@operation("minutes.correct_minutes")
def correct_minutes(item: AgendaItem, old: str, new: str, reason: str, *, actor: Any) -> Correction:
    """Correct signed minutes by an entry: what stood there, what is right, and why.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    minutes = locked(item.meeting.minutes)
    require(may_write, actor, minutes)
    if not minutes.signed:
        raise IllegalTransition(
            _("Die Niederschrift ist noch nicht unterzeichnet. Ändern Sie den Text selbst.")
        )
    for name, text in (("new", new), ("reason", reason)):
        if not text.strip():
            raise InvalidInput(_("Nennen Sie den richtigen Text und den Grund."), name)
    made = Correction.objects.create(
        minutes=minutes, item=item, cause=Correction.Cause.TEXT, old=old.strip(), new=new.strip(),
        reason=reason.strip(), made_by=str(actor), confirmed_at=timezone.now(),
    )  # fmt: skip
    change = {"text": [len(made.old), len(made.new)]}
    record(correct_minutes, made, actor=actor, change=change)
    return made


@operation("minutes.follow_corrected_vote")
def follow_corrected_vote(item: AgendaItem, *, actor: Any) -> Minutes:
    """Enter a vote corrected after the minutes: into a draft itself, after that as a mark."""
    minutes = locked(item.meeting.minutes)
    require(may_store, actor, minutes)
    values = record_of(minutes.meeting)
    change: dict[str, Any] = {"record": "neu gelesen"}
    if minutes.signed:
        change = mark(minutes, values, item, actor)
    elif minutes.state == Minutes.State.DRAFT:
        amend(minutes, record=values)
    record(follow_corrected_vote, minutes, actor=actor, change=change)
    return minutes


def mark(minutes: Minutes, values: dict[str, Any], item: AgendaItem, actor: Any) -> Any:
    """Add the mark of a corrected vote; the signed record stays as it was signed."""
    known = minutes.corrections.filter(item=item, cause=Correction.Cause.VOTE).order_by("-pk")
    last = known.first()
    old = last.new if last else said_of(minutes.record, item.pk)
    new = said_of(values, item.pk)
    if old == new:
        return {"record": "unverändert"}
    votes = item.votes.filter(corrected=True).order_by("-pk")
    Correction.objects.create(
        minutes=minutes, item=item, cause=Correction.Cause.VOTE, old=old, new=new,
        reason=votes.values_list("correction_reason", flat=True).first() or "", made_by=str(actor),
    )  # fmt: skip
    return {"vote": [old, new]}


def said_of(values: dict[str, Any], item: int) -> str:
    """The result of an item as a record tells it."""
    with override("de"):
        return next(outcome(row) for row in values["items"] if row["id"] == item)


@operation("minutes.follow_corrected_presence")
def follow_corrected_presence(entry: Entry, *, actor: Any) -> Correction:
    """Mark signed minutes where a time of presence was put right after the signatures.

    Raises: NotAllowed, Conflict.
    """
    minutes = locked(entry.meeting.minutes)
    require(may_store, actor, minutes)
    if Correction.objects.filter(entry=entry).exists():
        raise Conflict(_("Diese Berichtigung steht schon in der Niederschrift."))
    old, new = before_and_after(entry.text)
    made = Correction.objects.create(
        minutes=minutes, entry=entry, cause=Correction.Cause.TIME, old=old, new=new,
        reason=entry.reason, made_by=who_corrected(entry) or str(actor), made_at=entry.at,
    )  # fmt: skip
    record(follow_corrected_presence, made, actor=actor, change={"text": [old, new]})
    return made


def who_corrected(entry: Entry) -> str:
    """Who put the time right, as the audit knows."""
    known = AuditEntry.objects.filter(subject_type=entry._meta.label, subject_id=entry.pk)
    return known.values_list("actor_name", flat=True).first() or ""


@operation("minutes.confirm_correction")
def confirm_correction(correction: Correction, *, actor: Any) -> Correction:
    """Confirm the mark that followed from a corrected record; then it stands in the minutes.

    Raises: NotAllowed, Conflict.
    """
    correction = (
        Correction.objects.select_for_update(of=("self",))
        .select_related("minutes__meeting__organization")
        .get(pk=correction.pk)
    )
    require(may_write, actor, correction.minutes)
    if correction.confirmed_at:
        raise Conflict(_("Diese Berichtigung ist schon bestätigt. Laden Sie die Seite neu."))
    change = amend(correction, confirmed_at=timezone.now(), confirmed_by=str(actor)[:200])
    record(confirm_correction, correction, actor=actor, change=change)
    return correction
