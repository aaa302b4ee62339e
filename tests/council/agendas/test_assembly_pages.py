"""The pages of residents' assemblies, and who opens the plan of a year."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from ratsverbund.council.meetings.models import Meeting
from tests.council.agendas.test_pages import page, send
from tests.factories import council, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client, town):
    client.force_login(town.clerk)
    return client


@pytest.fixture
def planned(town):
    """A planned meeting of the council far ahead."""
    start = datetime(2090, 3, 22, 17, 0, tzinfo=UTC)
    return council.meeting(town.council, start, state="planned", convened_on=None)


def test_an_assembly_is_planned_and_announced_on_its_pages(clerk, town):
    randerath = people.organization(town.body, "Randerath", "district")
    typed = {"day": "2026-03-20", "clock": "18:00", "place": "Halle", "districts": [randerath.pk]}
    send(clerk, "assembly", resolved_on="2026-02-01", **typed)
    meeting = Meeting.objects.get()

    draft = page(clerk, "announce", meeting.pk)
    late = send(clerk, "announce", meeting.pk, completed_on="2026-03-13")
    send(clerk, "announce", meeting.pk, completed_on="2026-03-12")

    assert "dieser Ortschaften: Randerath" in draft
    assert "Abgestimmt wird nicht." in draft
    assert late.status_code == 422
    assert "frühestens 21.03.2026" in late.content.decode()
    meeting.refresh_from_db()
    assert meeting.state == "convened"


def test_the_report_on_an_assembly_comes_on_the_next_council_agenda(clerk, town, planned):
    assembly = council.meeting(town.council, kind="assembly", state="closed")

    shown = page(clerk, "agenda", planned.pk)
    send(clerk, "report", planned.pk, assembly=assembly.pk)

    assert "noch nicht unterrichtet" in shown
    assert planned.items.get().reports_on == assembly
    assert "noch nicht unterrichtet" not in page(clerk, "agenda", planned.pk)


def test_only_those_who_prepare_open_the_plan_of_a_year(client, town):
    client.force_login(people.role("member", town.body))

    assert client.get(reverse("agendas:series")).status_code == 403
    assert client.get(reverse("agendas:assembly")).status_code == 403
