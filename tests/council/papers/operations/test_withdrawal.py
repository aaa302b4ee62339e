"""Withdrawn papers stay visible; papers made non-public leave a stone without a title."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.models import Consultation, Paper, Tombstone
from ratsverbund.kernel.doors import public_door
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed, RuleViolated
from ratsverbund.kernel.models import OutboxEvent, StoredFile
from tests.factories import council as made

DAY = date(2026, 3, 5)


@pytest.fixture
def paper(draft, clerk):
    return operations.release_paper(draft, actor=clerk)


def test_a_withdrawn_paper_stays_visible_with_day_and_reason(paper, clerk):
    operations.withdraw_paper(paper, "Die Rechtslage ist offen.", on=DAY, actor=clerk)

    with public_door():
        seen = Paper.objects.get()
    assert (seen.state, seen.withdrawn_on, seen.withdrawn_reason) == (
        "withdrawn",
        DAY,
        "Die Rechtslage ist offen.",
    )
    assert OutboxEvent.objects.filter(name="PaperWithdrawn").count() == 1


def test_open_stations_of_a_withdrawn_paper_become_pointless(paper, clerk):
    paper.consultations.filter(order=1).update(state=Consultation.State.DONE)

    operations.withdraw_paper(paper, "Erledigt.", on=DAY, actor=clerk)

    assert [each.state for each in paper.consultations.order_by("order")] == ["done", "pointless"]


def test_a_decided_paper_is_not_withdrawn(paper, clerk):
    paper.consultations.update(state=Consultation.State.DONE)

    with pytest.raises(RuleViolated):
        operations.withdraw_paper(paper, "Zu spät.", on=DAY, actor=clerk)


@pytest.mark.parametrize(
    ("day", "reason", "field"),
    [
        (DAY, " ", "reason"),
        (date(2026, 3, 1), "Grund", "on"),
        (timezone.localdate() + timedelta(days=1), "Grund", "on"),
    ],
)
def test_day_and_reason_must_be_sound(paper, clerk, day, reason, field):
    with pytest.raises(InvalidInput) as refusal:
        operations.withdraw_paper(paper, reason, on=day, actor=clerk)

    assert refusal.value.field == field


def test_others_withdraw_nothing(paper, member):
    with pytest.raises(NotAllowed):
        operations.withdraw_paper(paper, "Grund", on=DAY, actor=member)


def test_a_paper_made_nonpublic_leaves_a_stone_without_a_title(draft, clerk, council):
    operations.attach_file(draft, "plan.pdf", b"%PDF-1.7", public=True, actor=clerk)
    paper = operations.release_paper(draft, actor=clerk)
    station = paper.consultations.get(organization=council)
    made.published(made.item(made.meeting(council), station, title=paper.title))

    operations.make_nonpublic(paper, "Ein Name steht darin.", actor=clerk)

    with public_door():
        assert [stone.reference for stone in Tombstone.objects.all()] == ["2026/001"]
        assert [
            model.objects.count()
            for model in (Paper, Consultation, StoredFile, type(draft.files))
            if hasattr(model, "objects")
        ] == [0, 0, 0]
        assert station.items.count() == 0


def test_a_draft_made_nonpublic_leaves_no_stone(draft, clerk):
    operations.make_nonpublic(draft, "Personalsache.", actor=clerk)

    assert Tombstone.objects.count() == 0


def test_a_nonpublic_paper_cannot_be_hidden_again(paper, clerk):
    operations.make_nonpublic(paper, "Grund", actor=clerk)

    with pytest.raises(IllegalTransition):
        operations.make_nonpublic(paper, "Grund", actor=clerk)


def test_others_hide_nothing(paper, member):
    with pytest.raises(NotAllowed):
        operations.make_nonpublic(paper, "Grund", actor=member)
