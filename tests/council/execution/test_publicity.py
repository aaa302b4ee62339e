"""Press notes from public resolutions only; early information of residents before a vote."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.execution.documents.press import press_mail, press_pdf
from ratsverbund.council.execution.following.operations import hide_traces
from ratsverbund.council.execution.models import PressNote
from ratsverbund.council.execution.publicity import operations
from ratsverbund.council.execution.queries import vote_warning
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import council
from tests.factories import execution as make

pytestmark = pytest.mark.django_db
HEADINGS = ("Grundlagen", "Ziele", "Zwecke", "Auswirkungen")


@pytest.fixture
def session(town):
    """A closed session with nine public and three non-public resolutions (case PR-1)."""
    held = make.meeting(town, state="closed", ends_at=make.EVENING + timedelta(hours=2))
    for number in range(1, 10):
        make.resolution(town, f"Vorhaben Nummer {number}", held=held)
    for number in range(1, 4):
        make.resolution(town, f"Grundstück Nummer {number}", public=False, held=held)
    return held


def draft(town, session):
    return operations.draft_press_note(session, actor=town.clerk)


def test_a_note_tells_the_nine_public_resolutions_and_none_of_the_three(town, session):
    note = draft(town, session)

    told = [number for number in range(1, 10) if f"Vorhaben Nummer {number}" in note.text]
    assert (told, "Grundstück" in note.text, note.items.count()) == (list(range(1, 10)), False, 9)
    assert note.basis["reasons"][0]["says"].startswith("9 von 12 Beschlüssen")
    assert "Grundstück" not in str(note.basis)


def test_only_what_is_essential_is_told(town, session):
    note = draft(town, session)
    chosen = [each.resolution_id for each in note.items.all()][:2]

    note = operations.mark_essential(note, chosen, actor=town.clerk)

    assert note.text.count("Vorhaben Nummer") == 2
    with pytest.raises(RuleViolated, match="öffentlich und wesentlich"):
        operations.mark_essential(note, [], actor=town.clerk)


def test_words_of_the_non_public_part_are_refused(town, session):
    note = draft(town, session)

    with pytest.raises(InvalidInput, match="nichtöffentlichen Punkt"):
        operations.amend_press_note(
            note, title="Rat", text="Auch grundstück nummer 2 kam dran.", actor=town.clerk
        )


def test_the_mayor_releases_and_an_embargo_keeps_it_back(town, session):
    note = draft(town, session)
    until = timezone.now() + timedelta(hours=3)

    with pytest.raises(NotAllowed):
        operations.release_press_note(note, actor=town.clerk)
    with pytest.raises(InvalidInput):
        operations.release_press_note(
            note, embargo=timezone.now() - timedelta(hours=1), actor=town.mayor
        )
    note = operations.release_press_note(note, embargo=until, actor=town.mayor)

    assert (note.state, note.published_at) == ("released", until)
    assert press_mail(note).startswith("Sperrfrist: ")
    with pytest.raises(IllegalTransition):
        operations.amend_press_note(note, title="x", text="y", actor=town.clerk)


def test_a_released_note_is_recalled_with_a_reason(town, session):
    note = operations.release_press_note(draft(town, session), actor=town.mayor)

    note = operations.recall_press_note(note, "falsche Zahl", actor=town.mayor)

    assert (note.state, note.published_at) == ("recalled", None)


def test_a_note_falls_with_a_paper_that_becomes_secret(town, session):
    note = operations.release_press_note(draft(town, session), actor=town.mayor)

    hide_traces(note.items.first().resolution.paper, actor=SYSTEM)

    note.refresh_from_db()
    assert (note.state, note.published_at) == ("recalled", None)


def test_a_session_has_one_note_and_only_once_it_is_over(town, session):
    draft(town, session)

    with pytest.raises(Conflict):
        draft(town, session)
    with pytest.raises(IllegalTransition):
        draft(town, make.meeting(town, make.EVENING + timedelta(days=1)))
    with pytest.raises(NotAllowed):
        operations.draft_press_note(session, actor=town.other)
    assert PressNote.objects.count() == 1


def test_a_note_is_a_pdf(town, session):
    assert press_pdf(draft(town, session)).startswith(b"%PDF-")


def plan(town, **texts):
    """A paper on an important plan, with what residents were told."""
    paper = council.published(council.paper(town.body, "Umgehungsstraße"))
    operations.inform_residents(paper, important_plan=True, texts=texts, actor=town.clerk)
    return paper


def item_on(town, paper):
    """The paper before the council."""
    station = council.consultation(paper, town.council, council.proposal(paper, town.council))
    held = make.meeting(town)
    council.present(held, 40)
    return council.item(held, station)


def test_an_important_plan_lacks_what_residents_were_not_told(town):
    paper = plan(town, Grundlagen="Verkehrszählung", Ziele="Weniger Lärm")

    kept = paper.residents_information
    assert (kept.basis["value"], kept.published_at is not None) == (
        ["Zwecke", "Auswirkungen"],
        True,
    )


def test_the_vote_on_it_asks_for_a_reason(town):
    item = item_on(town, plan(town, Grundlagen="Verkehrszählung"))

    with pytest.raises(RuleViolated, match="Ziele, Zwecke, Auswirkungen"):
        record_vote(item, Tally(40, 0, 0), actor=town.clerk)
    resolution = record_vote(
        item, Tally(40, 0, 0), despite="Der Rat hat es eilig.", actor=town.clerk
    )

    assert resolution.result == "adopted"


def test_once_all_is_told_nothing_warns(town):
    item = item_on(town, plan(town, **dict.fromkeys(HEADINGS, "Text")))

    assert vote_warning(item) == ""
    assert record_vote(item, Tally(40, 0, 0), actor=town.clerk).result == "adopted"


def test_a_draft_paper_keeps_its_information_inside(town):
    paper = council.draft(town.body)

    kept = operations.inform_residents(
        paper, important_plan=False, texts={"Worum es geht": "Straße"}, actor=town.clerk
    )

    assert kept.published_at is None
    with pytest.raises(InvalidInput):
        operations.inform_residents(paper, important_plan=False, texts={}, actor=town.clerk)
    with pytest.raises(NotAllowed):
        operations.inform_residents(paper, important_plan=True, texts={}, actor=town.member)
