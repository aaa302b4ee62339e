"""Reminders on the days a town has set; never doubled, not after a kill."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from ratsverbund.council.execution import operations, tasks
from ratsverbund.council.execution.models import Reminder
from ratsverbund.council.execution.periods.operations import set_periods
from ratsverbund.kernel.errors import IllegalTransition, NotAllowed
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import execution as make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 11)


def queue(town, today=TODAY):
    """Queue the reminders of a day."""
    return operations.queue_reminders(town.body, today, actor=SYSTEM)


@pytest.fixture
def periods(town):
    """The town is reminded two weeks before the end and a week after it."""
    return set_periods(
        town.body, months=None, days_before=14, days_after=7, source="Dienstanweisung",
        actor=town.clerk,
    )  # fmt: skip


def test_a_town_that_has_set_nothing_is_reminded_on_the_day_alone(town):
    for days in (14, 0, -7):
        make.task(town, due=TODAY + timedelta(days=days))

    assert [(each.days, each.due) for each in queue(town)] == [(0, TODAY)]


@pytest.mark.parametrize(
    ("days", "expected"), [(15, 0), (14, 1), (13, 0), (1, 0), (0, 1), (-1, 0), (-7, 1), (-8, 0)]
)
def test_an_office_is_reminded_on_the_days_the_town_has_set(town, periods, days, expected):
    make.task(town, due=TODAY + timedelta(days=days))

    assert len(queue(town)) == expected


def test_asking_twice_queues_nothing_twice(town):
    make.task(town, due=TODAY)

    assert [len(queue(town)), len(queue(town)), Reminder.objects.count()] == [1, 0, 1]


def test_an_extended_task_is_reminded_of_its_new_day(town, periods):
    task = make.task(town, due=TODAY)
    queue(town)

    operations.extend_task(task, TODAY + timedelta(days=14), "Frost", actor=town.clerk)

    assert [each.days for each in queue(town)] == [-14]


def test_a_reminder_is_sent_once_even_if_the_job_runs_again(town):
    make.task(town, due=TODAY)
    (reminder,) = queue(town)

    tasks.send(reminder=reminder.pk)
    tasks.send(reminder=reminder.pk)

    reminder.refresh_from_db()
    assert ([each.to for each in mail.outbox], reminder.state) == (
        [[town.engineer.email]], "sent",
    )  # fmt: skip


def test_a_worker_killed_while_sending_leaves_no_second_mail(town):
    make.task(town, due=TODAY)
    (reminder,) = queue(town)
    operations.begin_reminder(reminder, actor=SYSTEM)  # killed here

    tasks.send(reminder=reminder.pk)

    reminder.refresh_from_db()
    assert (mail.outbox, reminder.state) == ([], "sending")
    with pytest.raises(IllegalTransition):
        operations.begin_reminder(reminder, actor=SYSTEM)


def test_a_mail_server_that_refuses_is_noted(town):
    make.task(town, due=TODAY)
    (reminder,) = queue(town)
    begun = operations.begin_reminder(reminder, actor=SYSTEM)

    ended = operations.end_reminder(begun, "nicht erreichbar", actor=SYSTEM)

    assert (ended.state, ended.error) == ("failed", "nicht erreichbar")


def test_the_mail_names_no_non_public_task(town):
    make.task(town, make.resolution(town, "Geheim", public=False), due=TODAY)
    (reminder,) = queue(town)

    tasks.send(reminder=reminder.pk)

    text = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert ("Brücke" in text, "nichtöffentliche Aufgabe" in text) == (False, True)


def test_the_morning_job_asks_every_body_with_tasks(town):
    make.task(town, due=timezone.localdate())

    tasks.remind(timestamp=int(datetime.now().timestamp()))  # noqa: DTZ005 - as the worker does

    assert Reminder.objects.count() == 1


def test_reported_and_dropped_tasks_remind_nobody(town):
    reported, dropped = make.task(town, due=TODAY), make.task(town, due=TODAY)
    operations.report_progress(reported, "Fertig.", done=True, actor=town.engineer)
    operations.drop_task(dropped, "Entfällt.", actor=town.clerk)

    assert queue(town) == []


def test_nobody_reminds_by_hand(town):
    with pytest.raises(NotAllowed):
        operations.queue_reminders(town.body, TODAY, actor=town.clerk)


def test_the_mail_leads_to_the_task_at_the_configured_address(town, settings):
    settings.SITE_URL = "https://rat.stadt.example"
    made = make.task(town, due=TODAY)
    (reminder,) = queue(town)

    tasks.send(reminder=reminder.pk)

    address = f"https://rat.stadt.example/beschlusskontrolle/aufgaben/{made.pk}/"
    assert [line for line in mail.outbox[0].body.splitlines() if "://" in line] == [address]


def test_without_any_address_the_mail_names_the_page_in_words(town):
    make.task(town, due=TODAY)
    (reminder,) = queue(town)

    tasks.send(reminder=reminder.pk)

    body = mail.outbox[0].body
    assert ("/aufgaben/" in body, "unter „Beschlusskontrolle“" in body) == (False, True)
