"""Pages of the control: a visit, a stranger, what was typed, and few statements."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.config.due import due
from ratsverbund.council.execution import operations
from ratsverbund.council.execution.models import (
    Execution,
    MayorObjection,
    PressNote,
    UrgentDecision,
)
from ratsverbund.council.execution.objections.operations import raise_objection
from ratsverbund.council.execution.publicity.operations import (
    draft_press_note,
    inform_residents,
    release_press_note,
)
from ratsverbund.council.execution.urgency.operations import draft_urgent
from tests.factories import execution as make
from tests.queries import statements

pytestmark = pytest.mark.django_db
TASK = [
    "task", "assign", "amend", "extend", "transfer", "report", "accept", "give_back", "drop",
    "schedule_report",
]  # fmt: skip
OBJECTION = [
    "objection", "schedule_objection", "withdraw_objection", "refer_objection", "settle_objection",
]  # fmt: skip
URGENT = [
    "urgent", "sign_urgent", "cosign_urgent", "take_urgent", "discard_urgent", "submit_urgent",
    "repeal_urgent",
]  # fmt: skip
PRESS = ["press_note", "amend_press", "choose_press", "release_press", "recall_press"]
LISTS = ["list", "objections", "urgent_list", "press_list"]


@pytest.fixture
def desk(client, town):
    """The mayor's office at its desk."""
    client.force_login(town.mayor)
    return client


@pytest.fixture
def world(town):
    """One record of each kind."""
    task = make.task(town)
    session = make.meeting(town, timezone.now() - timedelta(days=1), state="closed")
    told = make.resolution(
        town, "Radweg", held=session, decided_on=timezone.localdate() - timedelta(days=1)
    )
    objection = raise_objection(told, "objection", "Zu teuer.", actor=town.mayor)
    urgent = draft_urgent(town.council, **make.urgency(town))
    note = draft_press_note(session, actor=town.clerk)
    return {"task": task, "objection": objection, "urgent": urgent, "press": note}


def at(name, *parts):
    """The address of a page."""
    return reverse(f"execution:{name}", args=parts)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kind, name)
        for kind, names in (
            ("task", TASK), ("objection", OBJECTION), ("urgent", URGENT), ("press", PRESS),
        )
        for name in names
    ],
)  # fmt: skip
def test_every_page_opens_with_few_statements_and_not_for_others(client, town, world, kind, name):
    address = at(name, world[kind].pk)
    client.force_login(town.mayor)
    asked = len(statements(client, address))
    client.force_login(town.other)

    assert (asked <= 5, client.get(address).status_code) == (True, 404)


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_ask_the_same_whatever_their_length(desk, town, world, name):
    one = len(statements(desk, at(name)))
    make.task(town)
    make.task(town)
    draft_urgent(town.council, **make.urgency(town))
    for title in ("Rathaus", "Schule"):
        raise_objection(make.today(town, title), "objection", "Zu teuer.", actor=town.mayor)

    assert (one <= 5, len(statements(desk, at(name)))) == (True, one)


@pytest.mark.parametrize("name", LISTS)
def test_a_stranger_is_asked_to_sign_in(client, name):
    assert client.get(at(name)).status_code == 302


def test_the_list_can_be_narrowed_and_taken_along(desk, town):
    overdue = make.task(town, due=timezone.localdate() - timedelta(days=1))
    other = make.task(town, office=town.order, due=timezone.localdate() + timedelta(days=1))

    late = desk.get(at("list"), {"stand": "late"}).content.decode()
    book = openpyxl.load_workbook(
        io.BytesIO(desk.get(at("export"), {"amt": town.order.pk}).content)
    )

    shown = [at("task", each.pk) in late for each in (overdue, other)]
    assert shown == [True, False]
    rows = list(book.active.values)
    assert [row[1] for row in rows] == ["Amt", other.office.name]


def test_an_employee_reports_from_the_list_of_what_is_due(client, town):
    task = make.task(town)
    line = next(each for each in due(town.engineer) if each.title == "Brücke bauen")
    client.force_login(town.engineer)
    client.get(line.address)

    answer = client.post(at("report", task.pk), {"text": "Fertig.", "done": "on"})

    task.refresh_from_db()
    assert (answer.status_code, line.day, task.state) == (302, task.due, "reported")


def test_an_employee_sees_no_other_offices_task(client, town):
    task = make.task(town, office=town.order)
    client.force_login(town.engineer)

    assert client.get(at("task", task.pk)).status_code == 404


def test_what_was_typed_comes_back_with_what_is_wrong(desk, town):
    task = make.task(town)

    answer = desk.post(at("extend", task.pk), {"due": "2027-03-01", "reason": ""})

    assert (answer.status_code, "2027-03-01" in answer.content.decode()) == (422, True)


def test_several_tasks_are_assigned_at_once(desk, town):
    made = [
        operations.add_task(
            make.resolution(town),
            "Brücke",
            office=town.works,
            due=timezone.localdate(),
            actor=town.clerk,
        )
        for _ in range(2)
    ]

    desk.post(at("assign_chosen"), {"tasks": [each.pk for each in made]})

    assert Execution.objects.filter(state="open").count() == 2


def test_the_mayor_objects_signs_and_releases_through_the_pages(desk, client, town, world):
    resolution = make.today(town)
    desk.post(at("raise_objection", resolution.pk), {"kind": "complaint", "reason": "Verstoß"})
    desk.post(at("sign_urgent", world["urgent"].pk))
    desk.post(at("release_press", world["press"].pk))
    client.force_login(town.member)
    client.post(at("cosign_urgent", world["urgent"].pk))

    assert MayorObjection.objects.get(resolution=resolution).kind == "complaint"
    assert PressNote.objects.get().state == "released"
    assert UrgentDecision.objects.get().state == "taken"


def test_a_paper_gets_its_information_through_the_page(desk, town):
    paper = make.resolution(town).paper
    typed = {"important_plan": "on", "Ziele": "Ruhe"}

    desk.post(at("inform", paper.pk), typed)

    assert paper.residents_information.texts == {"Ziele": "Ruhe"}


def test_strangers_read_what_became_of_it_and_no_internal_word(client, town):
    resolution = make.resolution(town)
    resolution.paper.published_at = resolution.published_at
    resolution.paper.save()
    task = make.task(town, resolution)
    note = operations.report_progress(task, "Firma Geheim baut.", actor=town.engineer)
    operations.release_note(note, "Der Bau läuft.", actor=town.clerk)
    inform_residents(
        resolution.paper, important_plan=False, texts={"Worum es geht": "Eine Brücke"},
        actor=town.clerk,
    )  # fmt: skip

    for name, record in (("resolution", resolution), ("paper", resolution.paper)):
        page = client.get(reverse(f"portal:{name}", args=[record.pk])).content.decode()

        assert ("Der Bau läuft." in page, "Geheim" in page) == (True, False)


def test_a_press_note_is_public_once_its_embargo_is_over(client, town, world):
    note = world["press"]
    address = reverse("portal:press_note", args=[note.pk])
    release_press_note(note, embargo=timezone.now() + timedelta(hours=1), actor=town.mayor)
    before = client.get(address).status_code

    PressNote.objects.update(published_at=timezone.now() - timedelta(minutes=1))

    feed = client.get(reverse("portal:newest_press", args=[town.body.slug])).content.decode()
    assert (before, client.get(address).status_code, note.title in feed) == (404, 200, True)


LINKS = {
    "resolution": ("decisions:resolution", lambda made: [made.pk]),
    "paper": ("papers:paper", lambda made: [made.paper_id]),
    "meeting": ("meetings:meeting", lambda made: [made.item.meeting_id]),
}


def links_on(client, made, name):
    """Which pages of the control a page of the record leads to."""
    route, parts = LINKS[name]
    page = client.get(reverse(route, args=parts(made))).content.decode()
    wanted = {
        "tasks": f"{at('list')}?beschluss={made.pk}",
        "object": at("raise_objection", made.pk),
        "inform": at("inform", made.paper_id),
        "press": at("draft_press", made.item.meeting_id),
    }
    return {each for each, address in wanted.items() if f'"{address}"' in page}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("mayor", [{"tasks", "object"}, {"inform"}, {"press"}]),
        ("clerk", [{"tasks"}, {"inform"}, {"press"}]),
        ("member", [set(), set(), set()]),
    ],
)
def test_the_record_leads_to_the_steps_that_one_may_take(client, town, role, expected):
    made = make.resolution(town, held=make.meeting(town, state="closed"))
    client.force_login(getattr(town, role))

    assert [links_on(client, made, name) for name in LINKS] == expected


def test_the_list_shows_the_tasks_of_one_resolution(desk, town):
    wanted, other = make.task(town), make.task(town)

    page = desk.get(at("list"), {"beschluss": wanted.resolution_id}).content.decode()

    assert [at("task", each.pk) in page for each in (wanted, other)] == [True, False]


def test_a_session_that_has_its_note_leads_to_it(desk, world):
    note = world["press"]

    answer = desk.get(at("draft_press", note.meeting_id))

    assert answer.url == at("press_note", note.pk)


def test_each_role_is_asked_for_its_own_and_not_for_that_of_others(town, world):
    operations.add_task(make.resolution(town), "Radweg bauen", actor=town.clerk)
    done = make.task(town)
    operations.report_progress(done, "Fertig.", done=True, actor=town.engineer)

    asked = {
        name: sorted({line.verb for line in due(actor) if "/beschlusskontrolle/" in line.address})
        for name, actor in (("clerk", town.clerk), ("mayor", town.mayor), ("office", town.engineer))
    }

    assert asked == {
        "clerk": ["Auf die Tagesordnung setzen", "Prüfen", "Übertragen"],
        "mayor": ["Freigeben", "Unterzeichnen"],
        "office": ["Berichten"],
    }


def test_the_periods_of_a_town_stand_on_a_page_with_their_source(client, town):
    client.force_login(town.clerk)
    before = client.get(at("periods")).content.decode()
    typed = {"months": 3, "days_before": 14, "days_after": "", "source": "Geschäftsordnung § 12"}
    sent = client.post(at("set_periods", town.body.slug), typed)
    after = client.get(at("periods")).content.decode()
    client.force_login(town.engineer)
    foreign = client.get(at("set_periods", town.body.slug)).status_code

    assert "Geschäftsordnung – hier eintragen" in before
    assert (sent.status_code, foreign) == (302, 404)
    assert [word in after for word in ("3 Monaten", "14 Tage", "Geschäftsordnung § 12")] == [
        True, True, True,
    ]  # fmt: skip
