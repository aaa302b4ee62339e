"""Votes by Fraktion on the page: held to who is present."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from ratsverbund.council.decisions.models import Vote
from tests.factories import council, people

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)
CANARY = "Verkauf des Grundstücks Kanarienweg"
NOTHING = {
    "yes": "", "yes_factions": "", "no": "", "no_factions": "", "abstentions": "",
    "abstentions_factions": "", "invalid": "", "majority": "simple", "text": "", "at": "",
}  # fmt: skip


@pytest.fixture
def clerk(client, town):
    client.force_login(town.clerk)
    return client


@pytest.fixture
def item(town):
    """An item of a complete council with a paper and a proposal."""
    meeting = council.meeting(town.council)
    council.present(meeting, 45)
    paper = council.paper(town.body, "Beitritt zum Netzwerk")
    proposal = council.proposal(paper, town.council, text="Die Stadt tritt bei.")
    return council.item(meeting, council.consultation(paper, town.council, proposal))


def send(client, name, pk, **typed):
    return client.post(reverse(f"decisions:{name}", args=[pk]), typed)


def vote(client, item, **typed):
    return send(client, "decide", item.pk, **(NOTHING | typed))


def faults(answer, field):
    """What the page says beside a field."""
    found = re.search(rf'id="id_{field}_error".*?<p[^>]*>(.*?)</p>', answer.content.decode(), re.S)
    return found[1].split("<br>")


@pytest.fixture
def seated(town, item):
    """The same item with seven of the CDU and the mayor present, and 37 without a Fraktion."""
    cdu = people.faction(town.body, "CDU")
    rows = list(item.meeting.attendances.select_related("person"))
    for row in rows[:7]:
        people.membership(cdu, row.person)
    mayor = people.office(town.body, "Bürgermeister", kind="mayor", name_feminine="Bürgermeisterin")
    rows[7].person.form_of_address = "ms"
    rows[7].person.save()
    people.holding(mayor, rows[7].person)
    return item


def test_a_fraktion_casts_no_more_votes_than_it_has_present(clerk, seated):
    answer = vote(clerk, seated, yes_factions="8 CDU, 37 ohne Fraktion")

    assert answer.status_code == 422
    assert faults(answer, "yes_factions") == [
        "CDU: eingetragen sind 8 Stimmen, stimmberechtigt anwesend sind 7. "
        "Prüfen Sie die Stimmen und die Anwesenheit."
    ]
    assert 'value="8 CDU, 37 ohne Fraktion"' in answer.content.decode()


def test_an_unknown_fraktion_is_named_with_those_that_are_present(clerk, seated):
    answer = vote(clerk, seated, no_factions="45 SPD")

    assert faults(answer, "no_factions") == [
        "„SPD“ stimmt hier nicht mit. Stimmberechtigt anwesend sind: "
        "ohne Fraktion, CDU, Bürgermeisterin."
    ]


@pytest.mark.parametrize("word", ["Bürgermeister", "Bürgermeisterin"])
def test_the_mayor_votes_under_either_form_of_the_office(clerk, seated, word):
    vote(clerk, seated, yes_factions=f"7 CDU, 37 ohne Fraktion, {word}")

    assert Vote.objects.get().yes == 45


def test_fewer_votes_than_entitled_ask_whether_they_were_cast(clerk, seated):
    asked = vote(clerk, seated, yes="40")
    vote(clerk, seated, yes="40", missing="on")

    assert faults(asked, "missing") == [
        "Eingetragen sind 40 von 45 Stimmen. Ergänzen Sie die fehlenden oder bestätigen Sie, "
        "dass sie nicht abgegeben sind."
    ]
    assert "Fehlende Stimmen sind nicht abgegeben" in asked.content.decode()
    assert Vote.objects.get().yes == 40


def test_a_correction_is_held_to_the_same_fraktionen(clerk, seated):
    vote(clerk, seated, yes="45")

    typed = NOTHING | {"yes_factions": "8 CDU", "reason": "Zählfehler"}
    answer = send(clerk, "correct", Vote.objects.get().pk, **typed)

    assert answer.status_code == 422
    assert len(faults(answer, "yes_factions")) == 1
