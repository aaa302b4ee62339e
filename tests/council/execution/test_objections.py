"""The mayor's objection: in time, suspending, decided anew, perhaps before the authority."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ratsverbund.council.decisions.operations import correct_vote, record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.execution import operations as tasks
from ratsverbund.council.execution.objections import operations
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from tests.factories import council
from tests.factories import execution as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def raise_it(town, resolution, kind="objection", **fields):
    """Object with a reason."""
    return operations.raise_objection(
        resolution, kind, "Der Stadt entsteht Schaden.", actor=town.mayor, **fields
    )


def decide_again(town, objection, tally, run_jobs, days=5):
    """Put it on the agenda of the next session and vote."""
    coming = make.ahead(town, days=days)
    item = operations.schedule_objection(objection, coming, actor=town.mayor)
    coming.state, coming.convened_on = "running", TODAY()
    coming.save()
    council.present(coming, 40)
    item.refresh_from_db()
    again = record_vote(item, tally, at=coming.starts_at, actor=town.clerk)
    run_jobs()
    objection.refresh_from_db()
    return again


def test_an_objection_suspends_the_tasks_and_counts_its_days(town):
    resolution = make.today(town)
    task = make.task(town, resolution)

    objection = raise_it(town, resolution)

    task.refresh_from_db()
    window = (TODAY() + timedelta(days=3), TODAY() + timedelta(weeks=2))
    assert (task.state, objection.suspends) == ("suspended", True)
    assert (objection.earliest, objection.latest) == window
    assert "§ 54" in objection.basis["reasons"][0]["citation"]


@pytest.mark.parametrize(("ago", "late"), [(0, False), (3, False), (4, True)])
def test_an_objection_is_possible_for_three_days(town, ago, late):
    resolution = make.today(town)
    resolution.decided_on = TODAY() - timedelta(days=ago)
    resolution.save()

    if not late:
        assert raise_it(town, resolution).state == "pending"
        return
    with pytest.raises(RuleViolated, match="zu spät"):
        raise_it(town, resolution)


def test_a_complaint_knows_no_last_day(town):
    assert raise_it(town, make.resolution(town), "complaint").latest is None


def test_the_council_keeps_its_resolution_and_the_tasks_go_on(town, run_jobs):
    resolution = make.today(town)
    task = make.task(town, resolution)
    objection = raise_it(town, resolution)

    again = decide_again(town, objection, Tally(40, 0, 0), run_jobs)

    task.refresh_from_db()
    assert (objection.state, task.state) == ("confirmed", "open")
    again.decided_on = TODAY()
    again.save()
    with pytest.raises(RuleViolated, match="ein weiterer"):
        raise_it(town, again)


def test_the_council_reverses_and_the_tasks_end(town, run_jobs):
    resolution = make.today(town)
    task = make.task(town, resolution)
    objection = raise_it(town, resolution)

    decide_again(town, objection, Tally(0, 40, 0), run_jobs)

    task.refresh_from_db()
    assert (objection.state, task.state) == ("reversed", "obsolete")


@pytest.mark.parametrize("days", [1, 20])
def test_too_early_and_too_late_a_session_is_refused(town, days):
    objection = raise_it(town, make.today(town))

    with pytest.raises(RuleViolated, match="frühestens"):
        operations.schedule_objection(objection, make.ahead(town, days=days), actor=town.mayor)


@pytest.mark.parametrize(
    ("annulled", "states"), [(True, ("annulled", "obsolete")), (False, ("allowed", "open"))]
)
def test_after_a_complaint_the_authority_decides_and_until_then_it_rests(
    town, run_jobs, annulled, states
):
    resolution = make.resolution(town)
    task = make.task(town, resolution)
    objection = raise_it(town, resolution, "complaint")
    decide_again(town, objection, Tally(40, 0, 0), run_jobs)
    task.refresh_from_db()
    assert (objection.state, task.state) == ("confirmed", "suspended")

    operations.refer_objection(objection, actor=town.mayor)
    objection = operations.settle_objection(objection, annulled, "Bescheid", actor=town.mayor)

    task.refresh_from_db()
    assert (objection.state, task.state) == states


def test_the_authority_is_not_asked_after_a_mere_objection(town, run_jobs):
    objection = raise_it(town, make.today(town))
    decide_again(town, objection, Tally(40, 0, 0), run_jobs)

    with pytest.raises(RuleViolated, match="endgültig"):
        operations.refer_objection(objection, actor=town.mayor)


def test_withdrawn_the_tasks_go_back_to_where_they_were(town):
    resolution = make.today(town)
    given = make.task(town, resolution)
    proposed = tasks.add_task(resolution, "Später", actor=town.clerk)
    objection = raise_it(town, resolution)

    operations.withdraw_objection(objection, "geklärt", actor=town.mayor)

    given.refresh_from_db()
    proposed.refresh_from_db()
    assert (given.state, proposed.state) == ("open", "proposed")


def test_a_committee_can_be_complained_of_but_not_objected_to(town):
    held = council.meeting(town.main)
    resolution = make.resolution(town, held=held)

    with pytest.raises(RuleViolated, match="des Rates"):
        raise_it(town, resolution)
    assert raise_it(town, resolution, "complaint").state == "pending"


def test_only_the_mayor_objects_with_a_reason_and_once(town):
    resolution = make.today(town)

    with pytest.raises(NotAllowed):
        operations.raise_objection(resolution, "objection", "Nein.", actor=town.clerk)
    with pytest.raises(InvalidInput):
        operations.raise_objection(resolution, "objection", " ", actor=town.mayor)
    objection = raise_it(town, resolution)
    with pytest.raises(Conflict):
        raise_it(town, resolution, "complaint")
    with pytest.raises(NotAllowed):
        operations.withdraw_objection(objection, "Nein.", actor=town.member)
    with pytest.raises(IllegalTransition):
        operations.settle_objection(objection, True, "Bescheid", actor=town.mayor)


def test_a_task_added_while_it_rests_rests_too(town):
    resolution = make.today(town)
    raise_it(town, resolution)

    assert tasks.add_task(resolution, "Noch etwas", actor=town.clerk).state == "suspended"


@pytest.mark.parametrize(
    ("first", "then", "states"),
    [
        (Tally(38, 2, 0), Tally(2, 38, 0), ("confirmed", "reversed")),
        (Tally(2, 38, 0), Tally(38, 2, 0), ("reversed", "confirmed")),
    ],
)
def test_a_corrected_new_resolution_settles_the_objection_anew(town, run_jobs, first, then, states):
    resolution = make.today(town)
    task = make.task(town, resolution)
    objection = raise_it(town, resolution)
    again = decide_again(town, objection, first, run_jobs)
    before = objection.state

    correct_vote(again.vote, then, "Ja und Nein vertauscht", actor=town.clerk)
    run_jobs()

    objection.refresh_from_db()
    task.refresh_from_db()
    alive = resolution.executions.exclude(state="obsolete").count()
    assert (before, objection.state) == states
    assert alive == (1 if objection.state == "confirmed" else 0)
    assert (task.state == "obsolete") is True


def test_an_objection_stays_with_the_corrected_resolution(town, run_jobs):
    resolution = make.today(town)
    objection = raise_it(town, resolution)

    after = correct_vote(resolution.vote, Tally(30, 9, 1), "verzählt", actor=town.clerk)
    run_jobs()

    objection.refresh_from_db()
    assert (objection.resolution, objection.state) == (after, "pending")
