"""Resolutions of deciding committees wait for the time to appeal (§ 57 Abs. 4 GO NRW)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.config.due import due
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.execution import operations
from ratsverbund.council.execution.appeals.operations import end_appeal_period, record_appeal
from ratsverbund.council.execution.following.operations import follow_resolution
from ratsverbund.council.execution.models import AppealPeriod, Execution
from ratsverbund.council.execution.objections.operations import (
    raise_objection,
    schedule_objection,
    withdraw_objection,
)
from ratsverbund.council.execution.periods.operations import set_periods
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    LawUnknown,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import council
from tests.factories import execution as make
from tests.queries import statements

pytestmark = pytest.mark.django_db
SOURCE = "Geschäftsordnung § 27 (erfunden)"


def resolved(town, days_ago=3):
    """A committee's resolution of some days ago, and its task, by itself."""
    day = timezone.localdate() - timedelta(days=days_ago)
    held = council.published(council.meeting(town.main, timezone.now() - timedelta(days=days_ago)))
    resolution = make.resolution(town, held=held, decided_on=day)
    follow_resolution(resolution, actor=SYSTEM)
    return resolution


def enter(town, days=7):
    """Enter the length of the period, with where it is laid down."""
    return set_periods(
        town.body, months=None, days_before=None, days_after=None, source="", appeal_days=days,
        appeal_source=SOURCE, actor=town.clerk,
    )  # fmt: skip


def task_of(resolution):
    """The one task of a resolution."""
    return Execution.objects.get(resolution=resolution)


def test_a_councils_resolution_does_not_wait(town):
    resolution = make.today(town)

    follow_resolution(resolution, actor=SYSTEM)

    assert (task_of(resolution).state, AppealPeriod.objects.count()) == ("proposed", 0)


def test_a_committees_task_waits_and_no_period_is_assumed(town):
    resolution = resolved(town, days_ago=400)

    task, period = task_of(resolution), resolution.appeal_period
    assert (task.state, period.last_day) == ("held", None)
    with pytest.raises(IllegalTransition):
        operations.assign_task(task, office=town.works, due=timezone.localdate(), actor=town.clerk)
    with pytest.raises(LawUnknown, match="nicht erfasst"):
        end_appeal_period(period, actor=town.clerk)


def test_the_town_enters_the_period_with_its_source(town):
    period = resolved(town).appeal_period

    with pytest.raises(InvalidInput, match="wo das geregelt ist"):
        set_periods(
            town.body, months=None, days_before=None, days_after=None, source="", appeal_days=7,
            actor=town.clerk,
        )  # fmt: skip
    enter(town, days=7)

    period.refresh_from_db()
    last = period.resolution.decided_on + timedelta(days=7)
    assert (period.last_day, period.source) == (last, SOURCE)
    assert period.basis["reasons"][0]["citation"] == "§ 57 Abs. 4 Satz 1 GO NRW"


def test_its_end_is_recorded_after_the_last_day_and_frees_the_tasks(town):
    enter(town, days=3)
    early, late = resolved(town, days_ago=3), resolved(town, days_ago=4)

    with pytest.raises(RuleViolated, match="läuft bis"):
        end_appeal_period(early.appeal_period, actor=town.clerk)
    ended = end_appeal_period(late.appeal_period, actor=town.clerk)

    assert (task_of(early).state, task_of(late).state) == ("held", "proposed")
    assert ended.ended_on == timezone.localdate()
    further = operations.add_task(late, "Noch etwas", actor=town.clerk)
    assert further.state == "proposed"
    with pytest.raises(IllegalTransition):
        end_appeal_period(ended, actor=town.clerk)


@pytest.mark.parametrize("who", ["member", "other", "engineer"])
def test_others_do_not_record_the_end_nor_an_appeal(town, who):
    enter(town, days=1)
    period = resolved(town).appeal_period

    with pytest.raises(NotAllowed):
        end_appeal_period(period, actor=getattr(town, who))
    with pytest.raises(NotAllowed):
        record_appeal(period, "Zu teuer.", members=9, actor=getattr(town, who))


def test_a_fifth_of_the_committee_appeals_and_the_council_confirms(town, run_jobs):
    enter(town)
    resolution = resolved(town)
    with pytest.raises(RuleViolated, match="3 Mitglieder"):
        record_appeal(resolution.appeal_period, "Zu teuer.", members=2, actor=town.clerk)

    appeal = record_appeal(resolution.appeal_period, "Zu teuer.", members=3, actor=town.clerk)
    assert task_of(resolution).state == "suspended"
    with pytest.raises(Conflict):
        record_appeal(resolution.appeal_period, "Auch.", members=3, actor=town.clerk)
    with pytest.raises(RuleViolated, match="Neu beschließt der Rat"):
        schedule_objection(appeal, make.ahead(town, organization=town.main), actor=town.clerk)
    decide(town, appeal, Tally(40, 0, 0), run_jobs)

    resolution.refresh_from_db()
    assert (appeal.state, task_of(resolution).state) == ("confirmed", "proposed")


def decide(town, appeal, tally, run_jobs):
    """Let the council decide on an appeal."""
    coming = make.ahead(town)
    item = schedule_objection(appeal, coming, actor=town.clerk)
    coming.state, coming.convened_on = "running", timezone.localdate()
    coming.save()
    council.present(coming, 40)
    item.refresh_from_db()
    record_vote(item, tally, at=coming.starts_at, actor=town.clerk)
    run_jobs()
    appeal.refresh_from_db()


def test_the_council_may_follow_the_appeal_and_the_tasks_end(town, run_jobs):
    enter(town)
    resolution = resolved(town)
    appeal = record_appeal(resolution.appeal_period, "Zu teuer.", mayor=True, actor=town.mayor)

    decide(town, appeal, Tally(0, 40, 0), run_jobs)

    assert (appeal.state, task_of(resolution).state) == ("reversed", "obsolete")


def test_only_the_mayor_appeals_as_the_mayor(town):
    enter(town)
    period = resolved(town).appeal_period

    with pytest.raises(NotAllowed):
        record_appeal(period, "Zu teuer.", mayor=True, actor=town.clerk)


def test_an_appeal_after_the_last_day_is_too_late(town):
    enter(town, days=2)
    period = resolved(town, days_ago=5).appeal_period

    with pytest.raises(RuleViolated, match="kommt zu spät"):
        record_appeal(period, "Zu teuer.", members=9, actor=town.clerk)


def test_a_withdrawn_appeal_lets_the_period_run_on(town):
    enter(town)
    resolution = resolved(town)
    appeal = record_appeal(resolution.appeal_period, "Zu teuer.", members=9, actor=town.clerk)

    withdraw_objection(appeal, "erledigt", actor=town.clerk)

    assert task_of(resolution).state == "held"


def test_an_appeal_is_not_raised_as_the_mayors_objection(town):
    with pytest.raises(InvalidInput, match="Einspruchsfrist"):
        raise_objection(resolved(town), "appeal", "Zu teuer.", actor=town.mayor)


def test_the_clerk_is_asked_what_is_next(town):
    resolved(town)
    unknown = [line.verb for line in due(town.clerk) if line.what == "Einspruchsfrist"]
    enter(town, days=7)
    running = [line.verb for line in due(town.clerk) if line.what == "Einspruchsfrist"]
    enter(town, days=2)
    over = [line.verb for line in due(town.clerk) if line.what == "Einspruchsfrist"]

    assert (unknown, running, over) == (["Frist eintragen"], [], ["Ende festhalten"])


def test_the_pages_say_what_the_task_waits_for(client, town):
    enter(town, days=2)
    resolution = resolved(town)
    client.force_login(town.clerk)
    task, period = task_of(resolution), resolution.appeal_period
    page = reverse("execution:task", args=[task.pk])

    asked = len(statements(client, page))
    shown = client.get(page).content.decode()
    client.post(reverse("execution:end_appeal_period", args=[period.pk]))

    task.refresh_from_db()
    assert (asked <= 5, "Ausführbar nach der Einspruchsfrist" in shown, task.state) == (
        True, True, "proposed",
    )  # fmt: skip


def test_an_appeal_is_recorded_on_its_page_and_not_by_strangers(client, town):
    enter(town)
    resolution = resolved(town)
    address = reverse("execution:record_appeal", args=[resolution.appeal_period.pk])
    client.force_login(town.other)
    refused = client.get(address).status_code
    client.force_login(town.clerk)

    few = client.post(address, {"mayor": "members", "members": "1", "reason": "Zu teuer."})
    client.post(address, {"mayor": "members", "members": "4", "reason": "Zu teuer."})

    assert (refused, few.status_code, task_of(resolution).state) == (404, 422, "suspended")
