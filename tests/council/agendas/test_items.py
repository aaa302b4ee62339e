"""Adding, moving and removing items of an agenda."""

import pytest
from django.utils import timezone

from ratsverbund.council.agendas.operations import add_item, move_item, remove_item
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from tests.factories import council

pytestmark = pytest.mark.django_db


def waiting(town, **fields):
    return council.consultation(council.paper(town.body, **fields), town.council)


def numbers(meeting):
    return list(meeting.items.order_by("-public", "order").values_list("number", "title"))


def test_a_paper_comes_on_the_agenda_under_its_title(town, meeting):
    consultation = waiting(town, title="Beitritt")

    item = add_item(meeting, actor=town.clerk, consultation=consultation)

    consultation.refresh_from_db()
    assert (item.number, item.title, item.public, item.late) == ("Ö 1", "Beitritt", True, False)
    assert item.published_at is None
    assert consultation.state == "scheduled"


def test_a_non_public_paper_stays_in_the_non_public_part_whatever_is_asked(town, meeting):
    consultation = waiting(town, public=False)

    item = add_item(meeting, actor=town.clerk, consultation=consultation, public=True)

    assert (item.number, item.public) == ("N 1", False)


def test_after_the_invitation_an_item_waits_in_a_numbered_supplement(town):
    meeting = council.meeting(town.council, state="convened", published_at=timezone.now())

    public = add_item(meeting, actor=town.clerk, title="Nachtrag")
    internal = add_item(meeting, actor=town.clerk, title="Grundstück", public=False)

    assert (public.late, public.supplement, public.published_at) == (True, 1, None)
    assert (internal.late, internal.supplement, internal.published_at) == (True, 1, None)


def test_a_running_meeting_takes_up_nothing_without_a_vote(town):
    meeting = council.meeting(town.council)

    with pytest.raises(RuleViolated):
        add_item(meeting, actor=town.clerk, title="Nachtrag", reason="Frist endet morgen")


def test_an_item_needs_a_title(town, meeting):
    with pytest.raises(InvalidInput) as refusal:
        add_item(meeting, actor=town.clerk, title=" ")

    assert refusal.value.field == "title"


def test_papers_of_others_drafts_and_placed_papers_are_refused(town, meeting):
    for_main = council.consultation(council.paper(town.body), town.main)
    unreleased = council.consultation(council.draft(town.body), town.council)
    placed = waiting(town)
    add_item(meeting, actor=town.clerk, consultation=placed)

    with pytest.raises(InvalidInput):
        add_item(meeting, actor=town.clerk, consultation=for_main)
    with pytest.raises(InvalidInput):
        add_item(meeting, actor=town.clerk, consultation=unreleased)
    with pytest.raises(Conflict):
        add_item(meeting, actor=town.clerk, consultation=placed)


def test_the_agenda_of_a_closed_meeting_stands(town):
    meeting = council.meeting(town.council, state="closed")
    item = council.item(meeting)

    with pytest.raises(IllegalTransition):
        add_item(meeting, actor=town.clerk, title="Zu spät")
    with pytest.raises(IllegalTransition):
        move_item(item, 1, actor=town.clerk)
    with pytest.raises(IllegalTransition):
        remove_item(item, "Zu spät", actor=town.clerk)


def test_a_stranger_changes_no_agenda(town, meeting):
    item = council.item(meeting)

    with pytest.raises(NotAllowed):
        add_item(meeting, actor=town.other, title="Fremd")
    with pytest.raises(NotAllowed):
        move_item(item, 1, actor=town.other)
    with pytest.raises(NotAllowed):
        remove_item(item, "Fremd", actor=town.other)


def test_moving_an_item_numbers_its_part_anew_and_leaves_the_other_alone(town, meeting):
    for title, public in (("A", True), ("B", True), ("C", True), ("X", False)):
        add_item(meeting, actor=town.clerk, title=title, public=public)
    third = meeting.items.get(title="C")

    moved = move_item(third, -1, actor=town.clerk)

    assert moved.number == "Ö 2"
    assert numbers(meeting) == [("Ö 1", "A"), ("Ö 2", "C"), ("Ö 3", "B"), ("N 1", "X")]


def test_moving_beyond_the_end_changes_nothing(town, meeting):
    only = add_item(meeting, actor=town.clerk, title="A")

    assert move_item(only, -1, actor=town.clerk).number == "Ö 1"
    assert move_item(only, 1, actor=town.clerk).number == "Ö 1"


def test_a_removed_item_stays_with_its_reason_and_its_paper_waits_again(town, meeting):
    consultation = waiting(town)
    item = add_item(meeting, actor=town.clerk, consultation=consultation)

    removed = remove_item(item, "Noch offene Fragen", actor=town.clerk)

    consultation.refresh_from_db()
    assert (removed.state, removed.note) == ("removed", "Noch offene Fragen")
    assert consultation.state == "pending"


def test_removing_needs_a_reason_and_happens_once(town, meeting):
    item = council.item(meeting)

    with pytest.raises(InvalidInput):
        remove_item(item, "", actor=town.clerk)
    remove_item(item, "Entfällt", actor=town.clerk)
    with pytest.raises(IllegalTransition):
        remove_item(item, "Entfällt", actor=town.clerk)
