"""Minutes from the draft to the approval."""

import pytest

from ratsverbund.council.minutes import operations
from ratsverbund.council.minutes.models import ItemText, Minutes, Objection
from ratsverbund.council.sittings.models import ItemSheet
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import council
from tests.factories import minutes as made

State = Minutes.State


def test_a_draft_takes_over_the_notes_of_the_meeting(town, meeting):
    ItemSheet.objects.create(item=meeting.bridge, note="Frage nach den Kosten.")

    drafted = operations.draft_minutes(meeting, actor=town.clerk)

    assert drafted.state == State.DRAFT
    assert list(drafted.texts.values_list("item", "text")) == [
        (meeting.bridge.pk, "Frage nach den Kosten."), (meeting.report.pk, ""),
        (meeting.secret.pk, ""),
    ]  # fmt: skip


def test_minutes_are_drafted_once_and_of_closed_meetings_only(town, meeting):
    operations.draft_minutes(meeting, actor=town.clerk)
    running = council.meeting(town.main)

    with pytest.raises(Conflict):
        operations.draft_minutes(meeting, actor=town.clerk)
    with pytest.raises(IllegalTransition):
        operations.draft_minutes(running, actor=town.clerk)


def test_only_who_keeps_the_record_drafts(town, meeting):
    for stranger in (town.other, town.member, town.mayor):
        with pytest.raises(NotAllowed):
            operations.draft_minutes(meeting, actor=stranger)

    assert Minutes.objects.count() == 0


def test_the_second_clerk_does_not_overwrite_the_first(town, meeting):
    made.draft(meeting)
    operations.save_text(meeting.bridge, "Erste Fassung", 0, actor=town.clerk)

    with pytest.raises(InvalidInput, match="Erste Fassung"):
        operations.save_text(meeting.bridge, "Zweite Fassung", 0, actor=town.clerk)

    kept = ItemText.objects.get(item=meeting.bridge)
    assert (kept.text, kept.revision) == ("Erste Fassung", 1)


def test_remarks_are_kept_against_the_second_clerk_too(town, meeting):
    drafted = made.draft(meeting)
    operations.save_remarks(drafted, "Es war laut.", 0, actor=town.clerk)

    with pytest.raises(InvalidInput):
        operations.save_remarks(drafted, "Es war leise.", 0, actor=town.clerk)

    assert made.fresh(drafted).remarks == "Es war laut."


def test_a_statement_is_taken_down_from_who_was_there_and_dropped_again(town, meeting):
    made.draft(meeting)
    speaker = meeting.there[0].person
    said = operations.add_statement(meeting.bridge, speaker, "Ich warne.", actor=town.clerk)
    absent = council.present(council.meeting(town.council), 1)[0].person

    with pytest.raises(InvalidInput):
        operations.add_statement(meeting.bridge, absent, "Ich auch.", actor=town.clerk)
    operations.drop_statement(said, actor=town.clerk)

    dropped = AuditEntry.objects.get(operation="minutes.drop_statement")
    assert dropped.change == {"text": ["Ich warne.", None]}
    assert meeting.minutes.statements.count() == 0


def test_minutes_with_gaps_are_not_laid_before_anyone(town, meeting):
    meeting.attendances.all().delete()
    drafted = made.draft(meeting)

    with pytest.raises(RuleViolated, match="niemand als anwesend"):
        operations.finish_minutes(drafted, actor=town.clerk)

    assert made.fresh(drafted).state == State.DRAFT


def test_both_sign_with_name_and_time_and_then_the_text_stands(town, meeting):
    finished = operations.finish_minutes(made.draft(meeting), actor=town.clerk)
    operations.sign_minutes(finished, as_chair=True, actor=town.chair)
    half = made.fresh(finished).state

    operations.sign_minutes(finished, as_chair=False, actor=town.clerk)

    done = made.fresh(finished)
    assert (half, done.state) == (State.FINISHED, State.SIGNED)
    assert (done.chair_name, done.keeper_name) == ("Vorsitz", "Schriftführung")
    assert None not in (done.chair_signed_at, done.keeper_signed_at)
    with pytest.raises(IllegalTransition):
        operations.save_text(meeting.bridge, "Später", 0, actor=town.clerk)


def test_one_person_does_not_sign_for_both(town, meeting):
    finished = operations.finish_minutes(made.draft(meeting), actor=SYSTEM)
    operations.sign_minutes(finished, as_chair=True, actor=made.CHAIR)

    with pytest.raises(RuleViolated, match="zwei Personen"):
        operations.sign_minutes(finished, as_chair=False, actor=made.CHAIR)
    with pytest.raises(Conflict):
        operations.sign_minutes(finished, as_chair=True, actor=made.CHAIR)


def test_the_clerk_does_not_sign_as_chair_nor_the_mayor_for_a_committee(town, meeting):
    finished = operations.finish_minutes(made.draft(meeting), actor=town.clerk)

    for stranger in (town.clerk, town.mayor, town.member):
        with pytest.raises(NotAllowed):
            operations.sign_minutes(finished, as_chair=True, actor=stranger)


def test_the_mayor_signs_as_chair_of_the_council(town):
    held = made.held(town.council, members=30)
    finished = operations.finish_minutes(made.draft(held), actor=town.clerk)

    operations.sign_minutes(finished, as_chair=True, actor=town.mayor)

    assert made.fresh(finished).chair_id == town.mayor.pk


def test_nobody_signs_a_record_that_has_changed_since(town, meeting):
    finished = operations.finish_minutes(made.draft(meeting), actor=town.clerk)
    council.exclusion(meeting.bridge, meeting.there[0].person)

    with pytest.raises(Conflict, match="geändert"):
        operations.sign_minutes(finished, as_chair=False, actor=town.clerk)


def test_taking_back_voids_the_first_signature_and_needs_a_reason(town, meeting):
    finished = operations.finish_minutes(made.draft(meeting), actor=town.clerk)
    operations.sign_minutes(finished, as_chair=True, actor=town.chair)

    with pytest.raises(InvalidInput):
        operations.reopen_minutes(finished, " ", actor=town.clerk)
    operations.reopen_minutes(finished, "Tippfehler", actor=town.clerk)

    back = made.fresh(finished)
    assert (back.state, back.chair_name, back.chair_signed_at) == (State.DRAFT, "", None)


def test_sent_minutes_are_objected_to_answered_and_approved_in_the_next_meeting(town, meeting):
    sent = made.sent(meeting)
    item = made.approving(meeting)
    objection = operations.raise_objection(sent, "Ich sagte das nicht.", actor=town.member)

    with pytest.raises(RuleViolated, match="Einwendungen"):
        operations.approve_minutes(sent, item, actor=town.clerk)
    operations.answer_objection(objection, "Der Rat folgt ihr.", upheld=True, actor=town.clerk)
    operations.approve_minutes(sent, item, actor=town.clerk)

    objection.refresh_from_db()
    assert objection.state == Objection.State.UPHELD
    assert (made.fresh(sent).state, made.fresh(sent).approved_in) == (State.APPROVED, item)


def test_minutes_are_not_approved_by_their_own_meeting_nor_by_another_item(town, meeting):
    sent = made.sent(meeting)

    for item in (
        meeting.bridge,
        council.item(council.meeting(town.council), title="Niederschrift"),
    ):
        with pytest.raises(InvalidInput):
            operations.approve_minutes(sent, item, actor=town.clerk)


def test_objections_wait_for_the_minutes_and_come_from_members(town, meeting):
    signed = made.signed(meeting)

    with pytest.raises(IllegalTransition):
        operations.raise_objection(signed, "Zu früh", actor=town.member)
    operations.send_minutes(signed, actor=town.clerk)
    with pytest.raises(NotAllowed):
        operations.raise_objection(signed, "Fremd", actor=town.other)
