"""Tasks: proposed by a resolution, assigned, reported, accepted; extended and handed on."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ratsverbund.council.decisions.operations import correct_vote, record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.execution import operations
from ratsverbund.council.execution.following.operations import (
    follow_correction,
    follow_resolution,
    hide_traces,
)
from ratsverbund.council.execution.models import Execution
from ratsverbund.council.execution.periods.operations import set_periods
from ratsverbund.council.execution.queries import executions_for
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import council, people
from tests.factories import execution as make

pytestmark = pytest.mark.django_db


def kinds(task):
    """The notes of a task in their order."""
    return [each.kind for each in task.notes.order_by("pk")]


def decide(town, *, authoritative=True, tally=None):
    """Vote on a paper of the Tiefbauamt in the council."""
    paper = council.paper(town.body, "Neubau einer Brücke", office="tiefbauamt")
    station = council.consultation(
        paper, town.council, council.proposal(paper, town.council), authoritative=authoritative
    )
    held = make.meeting(town)
    item = council.item(held, station)
    council.present(held, 40)
    return record_vote(item, tally or Tally(40, 0, 0), actor=town.clerk)


def three_months(town):
    """The town wants tasks done within three months."""
    return set_periods(
        town.body, months=3, days_before=None, days_after=None, source="Geschäftsordnung § 12",
        actor=town.clerk,
    )  # fmt: skip


def test_an_adopted_resolution_proposes_a_task_for_the_office_of_its_paper(town, run_jobs):
    three_months(town)
    resolution = decide(town)

    run_jobs()

    task = Execution.objects.get()
    assert (task.resolution, task.what, task.office, task.state, task.due) == (
        resolution, "Neubau einer Brücke", town.works, "proposed", date(2026, 6, 25),
    )  # fmt: skip


@pytest.mark.parametrize("case", ["advice", "rejected"])
def test_advice_and_rejections_propose_no_task(town, run_jobs, case):
    decide(
        town, authoritative=case != "advice",
        tally=Tally(0, 40, 0) if case == "rejected" else None,
    )  # fmt: skip

    run_jobs()

    assert Execution.objects.count() == 0


def test_a_resolution_followed_twice_proposes_one_task(town):
    resolution = make.resolution(town)

    follow_resolution(resolution, actor=SYSTEM)
    follow_resolution(resolution, actor=SYSTEM)

    assert Execution.objects.count() == 1


@pytest.mark.parametrize(
    ("decided", "due"),
    [
        (date(2025, 11, 30), date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2026, 1, 31), date(2026, 4, 30)),  # April has no 31st
        (date(2026, 2, 1), date(2026, 5, 4)),  # 1 May is a holiday, then a weekend
        (date(2026, 9, 25), date(2026, 12, 28)),  # Christmas
    ],
)
def test_the_usual_end_is_what_the_town_has_set_and_a_working_day(town, decided, due):
    three_months(town)
    resolution = make.resolution(town, decided_on=decided)

    task = operations.add_task(resolution, "Brücke bauen", actor=town.clerk)

    assert task.due == due


def test_where_a_town_has_set_nothing_no_day_is_assumed_and_the_clerk_gives_one(town):
    task = operations.add_task(
        make.resolution(town), "Brücke bauen", office=town.works, actor=town.clerk
    )

    with pytest.raises(InvalidInput, match="bis wann die Aufgabe erledigt sein soll"):
        operations.assign_task(task, actor=town.clerk)
    day = date(2026, 9, 1)
    assigned = operations.assign_task(task, due=day, actor=town.clerk)

    assert (task.due, assigned.due) == (None, day)


def test_periods_are_set_with_where_they_are_laid_down_by_who_controls(town):
    with pytest.raises(InvalidInput, match="wo das geregelt ist"):
        set_periods(town.body, months=3, days_before=14, days_after=7, source=" ", actor=town.clerk)
    with pytest.raises(NotAllowed, match="Beschlusskontrolle führen"):
        set_periods(
            town.body, months=3, days_before=14, days_after=7, source="x", actor=town.engineer
        )

    kept = three_months(town)

    assert (kept.months, kept.reminder_days, kept.source) == (3, [0], "Geschäftsordnung § 12")


def test_a_task_goes_from_the_office_to_the_control_and_is_done(town):
    task = make.task(town)

    operations.report_progress(task, "Die Planung steht.", actor=town.engineer)
    operations.report_progress(task, "Fertig.", done=True, actor=town.engineer)
    operations.return_task(task, "Das Geländer fehlt.", actor=town.clerk)
    operations.report_progress(task, "Auch das Geländer.", done=True, actor=town.engineer)
    task = operations.accept_report(task, actor=town.mayor)

    assert (task.state, kinds(task)) == (
        "done", ["assigned", "report", "reported", "returned", "reported", "done"],
    )  # fmt: skip


def test_a_report_keeps_its_pdf_and_refuses_what_is_none(town):
    task = make.task(town)
    pdf, fake = (SimpleUploadedFile("plan.pdf", each) for each in (b"%PDF-1.7 x", b"MZ"))

    note = operations.report_progress(task, "Siehe Anlage.", file=pdf, actor=town.engineer)

    assert bytes(note.file.content) == b"%PDF-1.7 x"
    with pytest.raises(InvalidInput, match="kein PDF"):
        operations.report_progress(task, "Siehe Anlage.", file=fake, actor=town.engineer)


def test_extending_keeps_the_old_day_and_the_reason(town):
    task = make.task(town, due=date(2026, 12, 1))

    task = operations.extend_task(task, date(2027, 2, 1), "Frost", actor=town.clerk)

    note = task.notes.get(kind="extended")
    assert (task.due, note.text) == (date(2027, 2, 1), "01.12.2026 → 01.02.2027: Frost")
    with pytest.raises(InvalidInput, match="Grund"):
        operations.extend_task(task, date(2027, 3, 1), " ", actor=town.clerk)


def test_an_office_hands_a_task_on_and_then_may_not_report(town):
    task = make.task(town)

    task = operations.transfer_task(task, town.order, "Schilder", actor=town.engineer)

    assert (task.office, kinds(task)) == (town.order, ["assigned", "transferred"])
    with pytest.raises(NotAllowed):
        operations.report_progress(task, "Fertig.", actor=town.engineer)


def test_several_tasks_are_assigned_and_handed_on_at_once_or_not_at_all(town):
    ready, lacking = (
        operations.add_task(
            make.resolution(town), "Brücke", office=office, due=date(2026, 9, 1), actor=town.clerk
        )
        for office in (town.works, None)
    )

    with pytest.raises(InvalidInput):
        operations.assign_tasks([ready, lacking], actor=town.clerk)
    ready.refresh_from_db()
    assert ready.state == "proposed"

    done = operations.assign_tasks([ready], actor=town.clerk)
    moved = operations.transfer_tasks(done, town.order, "Neuer Zuschnitt", actor=town.clerk)
    assert [each.office for each in moved] == [town.order]


def test_a_task_is_dropped_with_a_reason_and_then_stays(town):
    task = operations.drop_task(make.task(town), "Der Fluss ist umgeleitet.", actor=town.clerk)

    assert (task.state, task.notes.last().text) == ("obsolete", "Der Fluss ist umgeleitet.")
    with pytest.raises(IllegalTransition):
        operations.extend_task(task, date(2027, 1, 1), "doch", actor=town.clerk)


def test_a_report_comes_on_the_agenda_of_the_organization_that_resolved(town):
    task, coming = make.task(town), make.ahead(town)

    item = operations.schedule_report(task, coming, actor=town.clerk)

    assert (item.meeting, item.title, item.public) == (coming, "Bericht: Brücke bauen", True)
    with pytest.raises(Conflict):
        operations.schedule_report(task, coming, actor=town.clerk)
    with pytest.raises(RuleViolated):
        operations.schedule_report(
            make.task(town), make.ahead(town, organization=town.main), actor=town.clerk
        )


@pytest.mark.parametrize("who", ["engineer", "member", "other"])
def test_only_the_control_assigns_and_accepts(town, who):
    actor = getattr(town, who)
    task = operations.add_task(make.resolution(town), "Brücke", actor=town.clerk)

    for act in (
        lambda: operations.assign_task(task, office=town.works, actor=actor),
        lambda: operations.accept_report(task, actor=actor),
        lambda: operations.amend_task(task, what="Anders", public=False, actor=actor),
        lambda: operations.drop_task(task, "Grund", actor=actor),
        lambda: operations.add_task(task.resolution, "Mehr", actor=actor),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_correction_to_rejected_ends_the_tasks_and_one_to_adopted_moves_them(town, run_jobs):
    resolution = decide(town)
    run_jobs()
    vote = resolution.vote

    kept = correct_vote(vote, Tally(39, 1, 0), "verzählt", actor=town.clerk)
    run_jobs()
    task = Execution.objects.get()
    assert (task.resolution, task.state) == (kept, "proposed")

    correct_vote(kept.vote, Tally(1, 39, 0), "vertauscht", actor=town.clerk)
    run_jobs()
    task.refresh_from_db()
    assert task.state == "obsolete"


def test_what_follows_by_itself_nobody_does_by_hand(town):
    resolution = make.resolution(town)

    for act in (
        lambda: follow_resolution(resolution, actor=town.clerk),
        lambda: follow_correction(resolution, resolution, actor=town.clerk),
        lambda: hide_traces(resolution.paper, actor=town.clerk),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_only_public_resolutions_show_their_task_and_only_released_words(town):
    open_task = make.task(town)
    secret = make.task(town, make.resolution(town, "Grundstück", public=False), public=True)
    note = operations.report_progress(open_task, "Mit Firma X gesprochen.", actor=town.engineer)

    told = operations.release_note(note, "Die Arbeiten sind vergeben.", actor=town.clerk)

    assert [secret.public, secret.published_at, note.published_at] == [False, None, None]
    assert (open_task.published_at is not None, told.published_at is not None) == (True, True)
    with pytest.raises(RuleViolated):
        operations.amend_task(secret, what="Kaufen", public=True, actor=town.clerk)
    with pytest.raises(RuleViolated):
        operations.release_note(
            operations.report_progress(secret, "geheim", actor=town.engineer), "x", actor=town.clerk
        )


def test_a_paper_that_becomes_secret_takes_its_tasks_along(town):
    task = make.task(town)

    hide_traces(task.resolution.paper, actor=SYSTEM)

    task.refresh_from_db()
    assert (task.public, task.published_at) == (False, None)


def test_every_step_leaves_an_entry(town):
    task = make.task(town)

    operations.extend_task(task, date(2027, 2, 1), "Frost", actor=town.clerk)

    entry = AuditEntry.objects.get(operation="execution.extend_task")
    assert (entry.reason, entry.change["due"][1]) == ("Frost", "2027-02-01")


def test_only_the_chair_of_a_committee_follows_what_it_resolved(town):
    held = council.published(council.meeting(town.main))
    resolved = make.resolution(town, held=held)
    task = make.task(town, resolved)

    seen = [
        set(executions_for(people.role(kind, town.body, town.main))) for kind in ("member", "chair")
    ]

    assert seen == [set(), {task}]
