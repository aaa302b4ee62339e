"""Files laid on the table: for the room or for everyone, published with their item."""

import pytest
from django.utils import timezone

from ratsverbund.council.agendas import operations as agendas
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed
from tests.factories import council


def test_only_a_pdf_is_laid_on_the_table_of_an_open_item(town):
    item = council.item(council.meeting(town.council, state="convened"))

    paper = agendas.lay_on_table(item, "Plan", "plan.pdf", "x", b"%PDF-1", actor=town.clerk)

    assert (paper.title, bytes(paper.file.content)) == ("Plan", b"%PDF-1")
    with pytest.raises(InvalidInput):
        agendas.lay_on_table(item, "Plan", "plan.pdf", "x", b"MZ", actor=town.clerk)
    agendas.remove_item(item, "Entfällt", actor=town.clerk)
    with pytest.raises(IllegalTransition):
        agendas.lay_on_table(item, "Plan", "plan.pdf", "x", b"%PDF-1", actor=town.clerk)


def laid(item, town, **more):
    return agendas.lay_on_table(item, "Plan", "p.pdf", "x", b"%PDF-1", actor=town.clerk, **more)


def test_a_public_file_is_published_with_its_item_and_hidden_with_a_reason(town):
    meeting = council.meeting(town.council, state="convened", published_at=timezone.now())
    item = council.item(meeting, published_at=timezone.now())

    shown, inside = laid(item, town, public=True), laid(item, town)
    moments = [file.published_at is not None for file in (shown, shown.file, inside, inside.file)]
    with pytest.raises(InvalidInput):
        agendas.hide_handout(shown, " ", actor=town.clerk)
    with pytest.raises(NotAllowed):
        agendas.hide_handout(shown, "Namen", actor=town.other)
    hidden = agendas.hide_handout(shown, "Namen", actor=town.clerk)

    assert moments == [True, True, False, False]
    hidden.file.refresh_from_db()
    assert (hidden.public, hidden.published_at, hidden.file.published_at) == (False, None, None)
    with pytest.raises(IllegalTransition):
        agendas.hide_handout(hidden, "Namen", actor=town.clerk)


def test_a_public_file_of_a_supplement_waits_until_that_is_issued(town):
    meeting = council.meeting(
        town.council, state="convened", published_at=timezone.now(), four_eyes=True
    )
    item = agendas.add_item(meeting, title="Nachtrag", actor=town.clerk)
    file = laid(item, town, public=True)

    issue = agendas.issue_supplement
    issue(meeting.supplements.get(), actor=town.second, late_reason="Frist")

    before, file = file.published_at, type(file).objects.get(pk=file.pk)
    assert (before, file.published_at is not None) == (None, True)


def test_a_non_public_item_has_no_public_file_and_one_that_becomes_it_takes_its_files_along(town):
    meeting = council.meeting(town.council, state="convened", published_at=timezone.now())
    secret = council.item(meeting, public=False)
    item = council.item(meeting, published_at=timezone.now())
    file = laid(item, town, public=True)

    with pytest.raises(InvalidInput, match="nichtöffentlich"):
        laid(secret, town, public=True)
    moved = agendas.change_lane(item, actor=town.clerk, confirmed=True)

    file.refresh_from_db()
    assert (file.item, file.public, file.published_at) == (moved, False, None)


def test_before_the_invitation_files_belong_to_the_paper(town):
    item = council.item(council.meeting(town.council, state="planned", convened_on=None))

    with pytest.raises(IllegalTransition, match="noch nicht eingeladen"):
        laid(item, town)
