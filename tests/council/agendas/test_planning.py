"""Planning by pages: one meeting, a joint one, an assembly with its notice, a calendar."""

import io
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from ratsverbund.council.agendas.models import AssemblyNotice, CalendarImport
from ratsverbund.council.agendas.planning import operations
from ratsverbund.council.agendas.planning.notices import questions
from ratsverbund.council.agendas.planning.timetable import template
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.due import ask
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
)
from tests.factories import council, people
from tests.queries import statements

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)


@pytest.fixture
def clerk(client, town):
    client.force_login(town.clerk)
    return client


def page(client, name, *args, **query):
    answer = client.get(reverse(f"agendas:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def send(client, name, *args, **typed):
    return client.post(reverse(f"agendas:{name}", args=args), typed)


PLAN = {
    "mode": "present",
    "day": "2026-03-25",
    "clock": "18:00",
    "place": "Rathaus",
    "urgency_reason": "",
}


def test_the_plan_computes_the_last_day_and_why_before_anything_is_kept(clerk, town):
    answer = send(clerk, "plan", organization=town.council.pk, preview="1", **PLAN)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Einladung spätestens am Di, 17.03.2026" in text
    assert "§ 47 Abs. 2 GO NRW" in text
    assert 'value="Rathaus"' in text
    assert Meeting.objects.count() == 0


def test_planning_leads_to_the_agenda(clerk, town):
    answer = send(clerk, "plan", organization=town.council.pk, **PLAN)

    meeting = Meeting.objects.get()
    assert answer.headers["Location"] == reverse("agendas:agenda", args=[meeting.pk])
    assert (meeting.starts_at, meeting.place) == (EVENING, "Rathaus")


def test_a_faulty_plan_comes_back_filled(clerk, town):
    answer = send(clerk, "plan", organization=town.council.pk, **(PLAN | {"day": "gestern"}))

    assert answer.status_code == 422
    assert 'value="gestern"' in answer.content.decode()


def test_planning_is_refused_at_once_to_whoever_may_not_plan(client, town):
    client.force_login(people.role("member", town.body))

    answer = client.get(reverse("agendas:plan"))

    assert answer.status_code == 403
    assert "Sitzungen planen Schriftführung" in answer.content.decode()


@pytest.mark.parametrize(("day", "missed"), [("2026-03-25", True), ("2090-03-22", False)])
def test_a_missed_last_day_is_a_warning(clerk, town, day, missed):
    answer = send(clerk, "plan", organization=town.council.pk, preview="1", **(PLAN | {"day": day}))

    assert ("Dieser Tag ist vorbei." in answer.content.decode()) is missed
    assert ("kern-alert--warning" in answer.content.decode()) is missed


@pytest.mark.parametrize("name", ["plan", "joint", "assembly", "series", "calendars"])
@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_to_plan_asks_at_most_five_statements(clerk, town, name, rows):
    for number in range(rows):
        people.organization(town.body, f"Ausschuss {number}", "committee")
        people.organization(town.body, f"Ortschaft {number}", "district")

    assert len(statements(clerk, reverse(f"agendas:{name}"))) <= 5


def test_every_kind_of_organization_is_offered_under_its_heading(client, town):
    people.organization(town.body, "Randerath", "district")
    faction = people.faction(town.body, "CDU")
    client.force_login(people.role("chair", town.body, faction, account=town.clerk))

    shown = page(client, "plan")

    groups = ["Rat", "Ausschüsse", "Ortschaften", "Fraktionen"]
    assert [f'<optgroup label="{group}">' in shown for group in groups] == [True] * 4
    assert "§ 47a GO NRW" in shown


def test_a_joint_meeting_is_planned_at_once(clerk, town):
    other = people.organization(town.body, "Bauausschuss", "committee")

    send(clerk, "joint", organization=town.main.pk, partners=[other.pk], **PLAN)

    meeting = Meeting.objects.get()
    assert (meeting.organization, list(meeting.partners.all())) == (town.main, [other])


def test_a_hybrid_meeting_without_ground_comes_back_with_the_norm_and_is_not_kept(clerk, town):
    typed = PLAN | {"mode": "hybrid"}

    answer = send(clerk, "plan", organization=town.main.pk, **typed)

    assert answer.status_code == 422
    assert "§ 47a GO NRW" in answer.content.decode()
    assert Meeting.objects.count() == 0


def test_a_fraktion_meets_digitally_without_the_limits_of_the_council(town):
    faction = people.faction(town.body, "CDU")
    leader = people.role("chair", town.body, faction)

    meeting = operations.plan_in_format(
        faction, EVENING, "Videokonferenz", actor=leader, mode="digital"
    )

    assert (meeting.kind, Meeting.objects.get().mode) == ("faction", "digital")
    assert Meeting.objects.get().mode_basis["reasons"][0]["citation"] == "§ 45 Abs. 3 GO NRW"
    with pytest.raises(NotAllowed):
        operations.plan_in_format(faction, EVENING, "Rathaus", actor=town.clerk)


# -- the notice of an assembly -----------------------------------------------------------------


@pytest.fixture
def assembly(town):
    return operations.plan_assembly(
        town.council, datetime(2026, 3, 20, 17, 0, tzinfo=UTC), "Halle", actor=town.clerk,
        resolved_on=date(2026, 2, 1),
    )  # fmt: skip


def test_ev_4_the_pointer_in_the_newspaper_is_due_until_it_has_appeared(clerk, town, assembly):
    before = ask(questions(town.clerk))
    send(clerk, "announce", assembly.pk, completed_on="2026-03-10")
    [line] = ask(questions(town.clerk))
    shown = page(clerk, "announce", assembly.pk)
    file = SimpleUploadedFile("ausschnitt.pdf", b"%PDF-1 Ausschnitt")
    typed = {"hinweis-pointer_on": "2026-03-11", "hinweis-clipping": file}
    send(clerk, "announce", assembly.pk, **typed)

    assert (before, ask(questions(town.clerk))) == ([], [])
    assert (line.what, line.verb, line.day) == (
        "Bekanntmachung", "Hinweis festhalten", date(2026, 3, 10),
    )  # fmt: skip
    assert "Heinsberger Zeitung (§ 19 Abs. 2" in line.reason
    assert "www.heinsberg.de" in shown
    answer = clerk.get(reverse("agendas:clipping", args=[assembly.pk]))
    assert (answer.status_code, answer.content) == (200, b"%PDF-1 Ausschnitt")


def test_the_pointer_is_recorded_once_not_ahead_and_only_by_who_prepares(town, assembly):
    notice = assembly.notice
    with pytest.raises(IllegalTransition):
        operations.record_pointer(notice, date(2026, 3, 11), actor=town.clerk)
    operations.announce_assembly(assembly, date(2026, 3, 10), actor=town.clerk)
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(InvalidInput):
        operations.record_pointer(notice, tomorrow, actor=town.clerk)
    with pytest.raises(InvalidInput):
        operations.record_pointer(notice, date(2026, 3, 11), actor=town.clerk, clipping=b"MZ")
    with pytest.raises(NotAllowed):
        operations.record_pointer(notice, date(2026, 3, 11), actor=town.other)
    kept = operations.record_pointer(notice, date(2026, 3, 11), actor=town.clerk)

    assert (kept.pointer_due, kept.newspaper) == (False, "Heinsberger Zeitung")


def test_a_pointer_that_appeared_already_is_recorded_with_the_notice(town, assembly):
    operations.announce_assembly(
        assembly, date(2026, 3, 10), actor=town.clerk, pointer_on=date(2026, 3, 11)
    )

    notice = AssemblyNotice.objects.get()
    assert (notice.pointer_due, notice.resolved_on) == (False, date(2026, 2, 1))
    assert ask(questions(town.clerk)) == []


# -- a calendar from Excel ---------------------------------------------------------------------


def sheet(*rows, headings=("Gremium", "Tag", "Beginn", "Ort", "Nr.")):
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    book.active.append(headings)
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


YEAR = sheet(
    ("Rat", "24.03.2027", "17:00", "Rathaus", 12),
    ("HFA", date(2027, 3, 10), "18 Uhr", "Rathaus", None),
    ("Haupt- und Finanzausschuss", date(2027, 12, 24), "18.30", "Rathaus", ""),
)


def proposed(town, content=YEAR):
    return operations.propose_calendar(town.body, content, "2027.xlsx", actor=town.clerk)


def test_a_calendar_is_looked_at_taken_over_and_taken_back_by_pages(clerk, town):
    council.meeting(
        town.council, datetime(2027, 3, 24, 16, 0, tzinfo=UTC), state="planned", convened_on=None
    )
    file = SimpleUploadedFile("2027.xlsx", YEAR)
    answer = send(clerk, "calendars", body=town.body.pk, file=file)
    found = CalendarImport.objects.get()
    shown, before = page(clerk, "calendar", found.pk), Meeting.objects.count()
    send(clerk, "decide_calendar", found.pk, act="apply")
    applied, planned = page(clerk, "calendar", found.pk), Meeting.objects.count()
    send(clerk, "decide_calendar", found.pk, act="undo")

    assert answer.url == reverse("agendas:calendar", args=[found.pk])
    assert "2 Sitzungen werden geplant" in shown
    assert ("steht schon" in shown, "vermutlich Schulferien" in shown) == (True, True)
    assert (before, planned, Meeting.objects.count()) == (1, 3, 1)
    assert "Fr, 24.12.2027, 18:30 Uhr" in " ".join(applied.replace("\xa0", " ").split())


@pytest.mark.parametrize("rows", [1, 3])
def test_the_look_at_a_calendar_asks_at_most_five_statements(clerk, town, rows):
    lines = [("Rat", f"{day:02}.03.2027", "17:00", "Rathaus", "") for day in range(1, rows + 1)]
    found = proposed(town, sheet(*lines))

    assert len(statements(clerk, reverse("agendas:calendar", args=[found.pk]))) <= 5


def test_one_faulty_row_keeps_the_whole_calendar_out_and_each_says_why(clerk, town):
    found = proposed(
        town,
        sheet(
            ("Rat", "31.02.2027", "17:00", "Rathaus", ""),
            ("Kegelclub", "24.03.2027", "17:00", "Rathaus", ""),
            ("Rat", "24.03.2027", "spät", "Rathaus", ""),
            ("Rat", "25.03.2027", "17:00", "", ""),
            ("HFA", "25.03.2027", "17:00", "Saal", ""),
            ("HFA", "25.03.2027", "17:00", "Saal", ""),
        ),
    )

    shown = page(clerk, "calendar", found.pk)

    with pytest.raises(InvalidInput, match="2, 3, 4, 5, 7"):
        operations.apply_calendar(found, actor=town.clerk)
    said = ["ist kein Tag", "„Kegelclub“ ist kein Gremium", "ist keine Uhrzeit",
            "Tag, Beginn und Ort gehören", "Doppelt: steht schon in Zeile 6"]  # fmt: skip
    assert [each in shown for each in said] == [True] * 5
    assert Meeting.objects.count() == 0


def test_a_calendar_on_which_somebody_worked_is_not_taken_back(town):
    applied = operations.apply_calendar(proposed(town), actor=town.clerk)
    council.item(Meeting.objects.first())

    with pytest.raises(Conflict, match="schon gearbeitet"):
        operations.undo_calendar(applied, actor=town.clerk)

    assert Meeting.objects.count() == 3


def test_a_calendar_is_decided_once_and_only_by_the_office_of_its_town(town):
    found = proposed(town)
    chair = people.role("chair", town.body, town.main)

    for actor in (town.other, chair):
        with pytest.raises(NotAllowed):
            operations.propose_calendar(town.body, YEAR, "a.xlsx", actor=actor)
        with pytest.raises(NotAllowed):
            operations.apply_calendar(found, actor=actor)
        with pytest.raises(NotAllowed):
            operations.undo_calendar(found, actor=actor)
        with pytest.raises(NotAllowed):
            operations.discard_calendar(found, actor=actor)
    operations.discard_calendar(found, actor=town.clerk)
    with pytest.raises(IllegalTransition):
        operations.apply_calendar(found, actor=town.clerk)


@pytest.mark.parametrize(
    "content", [b"kein Excel", b"%PDF-1", sheet(), sheet(headings=("Datum", "Text"))]
)
def test_a_file_that_is_no_calendar_is_refused_on_the_form(clerk, town, content):
    file = SimpleUploadedFile("2027.xlsx", content)

    answer = send(clerk, "calendars", body=town.body.pk, file=file)

    assert answer.status_code == 422
    assert CalendarImport.objects.count() == 0


def test_the_template_can_be_read_again(clerk, town):
    answer = clerk.get(reverse("agendas:calendar_template"))

    found = operations.propose_calendar(town.body, answer.content, "a.xlsx", actor=town.clerk)

    assert (answer.status_code, template()[:2]) == (200, b"PK")
    assert len(operations.apply_calendar(found, actor=town.clerk).planned) == 1
