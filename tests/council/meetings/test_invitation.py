"""The agenda as PDF: what is in it, and what never is."""

import subprocess
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from ratsverbund.council.meetings import queries
from ratsverbund.council.meetings.invitation import agenda_content, agenda_pdf
from tests.factories import council

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
CANARY = "Verkauf des Grundstücks Kanarienweg"


@pytest.fixture
def meeting(town):
    """A meeting with a public paper, a late item and one that is not public."""
    meeting = council.meeting(town.council, EVENING, number=7)
    paper = council.paper(town.body, "Beitritt", reference="2026/123")
    council.item(meeting, council.consultation(paper, town.council), title="Beitritt")
    council.item(meeting, title="Nachtrag zum Haushalt", late=True)
    council.item(meeting, public=False, title=CANARY)
    return meeting


def text_of(pdf, folder):
    (folder / "agenda.pdf").write_bytes(pdf)
    command = ["pdftotext", "-layout", folder / "agenda.pdf", "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_the_public_agenda_holds_nothing_of_the_other_part(meeting, tmp_path):
    printed = text_of(agenda_pdf(meeting, queries.agenda(meeting), whole=False), tmp_path)

    assert "Vorlage 2026/123" in printed
    assert "Nachtrag zum Haushalt" in printed
    assert CANARY not in printed
    assert "NICHTÖFFENTLICH" not in printed
    assert "Nichtöffentlicher Teil" not in printed


def test_the_internal_agenda_holds_both_parts_and_is_marked(meeting, tmp_path):
    printed = text_of(agenda_pdf(meeting, queries.agenda(meeting), whole=True), tmp_path)

    assert CANARY in printed
    assert "NICHTÖFFENTLICH" in printed


def test_the_head_names_number_day_hour_and_place(meeting):
    content = agenda_content(meeting, queries.agenda(meeting), whole=False)

    assert content["labels"] == [
        ["Sitzung", "Nr. 7"],
        ["Tag", "Mittwoch, 25.03.2026"],
        ["Beginn", "18:00 Uhr"],
        ["Ort", "Rathaus, großer Sitzungssaal"],
        ["Eingeladen am", "Dienstag, 10.03.2026"],
    ]


def test_a_removed_item_stays_with_its_reason(meeting):
    item = meeting.items.get(title="Beitritt")
    item.state, item.note = "removed", "Noch offene Fragen"

    content = agenda_content(meeting, [item], whole=False)

    assert content["parts"][0]["items"][0]["note"] == (
        "Vorlage 2026/123 · abgesetzt: Noch offene Fragen"
    )


def test_the_clerk_downloads_the_agenda(client, town, meeting):
    client.force_login(town.clerk)

    answer = client.get(reverse("meetings:agenda_pdf", args=[meeting.pk]))

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content[:5] == b"%PDF-"
