"""What the press is told of a session: drafted from public resolutions, released by the mayor."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.public_information import (
    SessionFacts,
    TakenResolution,
    public_information,
)
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.documents.press import heading_of, text_of, title_of
from ratsverbund.council.execution.models import PressItem, PressNote
from ratsverbund.council.execution.operations.parts import reasoned
from ratsverbund.council.execution.policies import may_control, may_release
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import Basis, operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization

State = PressNote.State
UNNAMED = "nichtöffentlicher Beschluss"
SHORT = 8


@operation("execution.draft_press_note")
def draft_press_note(meeting: Meeting, *, actor: Any) -> PressNote:
    """Draft the note on a session of the council from its public resolutions.

    Source: the charter's norm on information of the public, § 52 GO NRW.
    Raises: NotAllowed, IllegalTransition, Conflict, RuleViolated, LawUnknown.
    """
    meeting = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("organization", "body")
        .get(pk=meeting.pk)
    )
    require(may_control, actor, meeting)
    if meeting.state != Meeting.State.CLOSED:
        raise IllegalTransition(_("Unterrichtet wird nach der Sitzung. Schließen Sie sie zuerst."))
    if meeting.organization.organization_type != Organization.Type.COUNCIL:
        raise RuleViolated(_("Die Öffentlichkeit wird über Beschlüsse des Rates unterrichtet."))
    if PressNote.objects.filter(meeting=meeting).exists():
        raise Conflict(_("Zu dieser Sitzung gibt es schon eine Mitteilung. Laden Sie die Seite "
                         "neu."))  # fmt: skip
    taken = resolutions_of(meeting)
    chosen = [each for each in taken if each.public]
    decision, text = told(meeting, taken, {each.pk for each in chosen})
    note = PressNote.objects.create(
        body_id=meeting.body_id, meeting=meeting, title=heading_of(meeting), text=text,
        basis=decision.as_json(),
    )  # fmt: skip
    PressItem.objects.bulk_create(PressItem(note=note, resolution=each) for each in chosen)
    change = {"public": len(chosen), "all": len(taken)}
    record(draft_press_note, note, actor=actor, change=change, basis=decision)
    return note


def resolutions_of(meeting: Meeting) -> list[Resolution]:
    """What the session adopted or rejected, in the order of its agenda."""
    results = (Resolution.Result.ADOPTED, Resolution.Result.REJECTED)
    found = Resolution.objects.filter(
        item__meeting=meeting, superseded=False, result__in=results
    ).select_related("item", "paper", "vote")
    return list(found.order_by("-public", "item__order"))


def told(
    meeting: Meeting, taken: Sequence[Resolution], essential: Collection[int]
) -> tuple[Basis, str]:
    """What the law lets the note tell, and the text for it. Raises: RuleViolated."""
    facts = SessionFacts(
        tuple(
            TakenResolution(
                title_of(each) if each.public else UNNAMED, each.public, each.pk in essential
            )
            for each in taken
        )
    )
    decision = public_information(law_of(meeting.body, local_day(meeting.starts_at)), facts)
    if not decision.settled:
        raise RuleViolated(
            _("Kein Beschluss dieser Sitzung ist öffentlich und wesentlich; es gibt nichts "
              "mitzuteilen.")
        )  # fmt: skip
    shown = [each for each in taken if each.public and each.pk in essential]
    return decision, text_of(meeting, shown)


def held(note: PressNote, actor: Any, policy: Any = may_control) -> PressNote:
    """Lock a note."""
    found = PressNote.objects.select_for_update(of=("self",))
    note = found.select_related("meeting__organization", "meeting__body").get(pk=note.pk)
    require(policy, actor, note)
    return note


def expect_draft(note: PressNote) -> None:
    """Change only a draft. Raises: IllegalTransition."""
    if note.state != State.DRAFT:
        raise IllegalTransition(
            _("Die Mitteilung ist %(state)s und wird nicht mehr geändert. Ziehen Sie sie zurück.")
            % {"state": note.get_state_display()}
        )


@operation("execution.mark_essential")
def mark_essential(note: PressNote, resolutions: Collection[int], *, actor: Any) -> PressNote:
    """Say which resolutions are essential; the text is drafted anew from these.

    Raises: NotAllowed, IllegalTransition, RuleViolated.
    """
    note = held(note, actor)
    expect_draft(note)
    items = list(note.items.select_for_update().order_by("pk"))
    for each in items:
        amend(each, essential=each.resolution_id in resolutions)
    chosen = {each.resolution_id for each in items if each.essential}
    decision, text = told(note.meeting, resolutions_of(note.meeting), chosen)
    change = amend(note, text=text, basis=decision.as_json())
    change.pop("basis", None)
    record(mark_essential, note, actor=actor, change=change, basis=decision)
    return note


@operation("execution.amend_press_note")
def amend_press_note(note: PressNote, *, title: str, text: str, actor: Any) -> PressNote:
    """Change the words of a draft.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    note = held(note, actor)
    expect_draft(note)
    if not title.strip() or not text.strip():
        raise InvalidInput(_("Die Mitteilung braucht Überschrift und Text."), "text")
    check_words(note, f"{title}\n{text}")
    change = amend(note, title=title.strip(), text=text.strip())
    record(amend_press_note, note, actor=actor, change=change)
    return note


def check_words(note: PressNote, text: str) -> None:
    """Refuse words of the non-public part of the session. Raises: InvalidInput."""
    said = text.casefold()
    inside = note.meeting.items.filter(public=False).values_list("title", flat=True)
    for title in inside:
        if len(title) >= SHORT and title.casefold() in said:
            raise InvalidInput(
                _("Der Text nennt einen nichtöffentlichen Punkt der Sitzung. Streichen Sie ihn."),
                "text",
            )


@operation("execution.release_press_note")
def release_press_note(
    note: PressNote, *, actor: Any, embargo: datetime | None = None
) -> PressNote:
    """Release a note; it is public at once, or once the embargo is over.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    note = held(note, actor, may_release)
    check_words(note, f"{note.title}\n{note.text}")
    if note.items.filter(essential=True, resolution__public=False).exists():
        raise RuleViolated(_("Ein Beschluss ist inzwischen nichtöffentlich. Wählen Sie neu aus."))
    now = timezone.now()
    if embargo is not None and embargo < now:
        raise InvalidInput(_("Die Sperrfrist liegt in der Vergangenheit."), "embargo")
    change = advance(
        note, State.RELEASED, released_by=str(actor)[:200], released_at=now,
        published_at=embargo or now,
    )  # fmt: skip
    record(release_press_note, note, actor=actor, change=change)
    return note


@operation("execution.recall_press_note")
def recall_press_note(note: PressNote, reason: str, *, actor: Any) -> PressNote:
    """Take a released note offline, with the reason.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    note = held(note, actor, may_release)
    reason = reasoned(reason)
    change = advance(note, State.RECALLED, published_at=None)
    record(recall_press_note, note, actor=actor, change=change, reason=reason)
    return note
