"""Worked cases that a citizen changes: the page answers as the command line does."""

import json
from urllib.parse import urlencode

import pytest

from ratsverbund.charter.bundle import names
from ratsverbund.charter.cases import cases_of, without_dashes
from ratsverbund.charter.cli import main
from ratsverbund.charter.decision import plain
from ratsverbund.public.law.forms.facts import as_query
from tests.factories import people

pytestmark = pytest.mark.django_db

LOSS = "/recht/heinsberg/rechnen/loss_of_earnings"
EVENING = {"absences-0-start": "2026-03-04T17:00", "absences-0-end": "2026-03-04T20:01"}


def read(client, address, facts=None):
    """Return a page."""
    answer = client.get(address, facts)
    assert answer.status_code == 200
    return answer.content.decode()


def asked(bundle):
    """Return the worked cases that ask the real law: without assumed figures or a day of record."""
    cases = [case for case in cases_of(bundle) if case.bundle == bundle]
    return [case for case in cases if not case.figures and not case.known_at]


@pytest.mark.parametrize("bundle", names())
def test_every_worked_case_answers_through_its_address_as_on_the_command_line(
    client, bundle, tmp_path, capsys
):
    different = []
    for case in asked(bundle):
        query = urlencode([("stand", case.on), *as_query(case.facts)])
        answer = client.get(f"/recht/{bundle}/rechnen/{case.institution}.json?{query}")
        facts = json.dumps(without_dashes(plain(case.facts)))
        (tmp_path / "facts.json").write_text(facts)
        words = ["decide", bundle, case.institution, "--on", str(case.on), "--json"]
        main([*words, "--facts", str(tmp_path / "facts.json")])
        printed = capsys.readouterr().out
        if not printed:  # facts that cannot be true; an empty text was never typed
            refused = answer.status_code == 422 or answer.json()["needs"]
            different += [] if refused else [case.name]
        elif answer.json() != json.loads(printed):
            different.append(case.name)

    assert different == []


def test_a_question_opens_with_an_example_and_its_answer(client):
    page = read(client, f"{LOSS}/")

    assert ("Arbeitnehmer, drei Stunden Schicht versäumt" in page, "45,00\xa0€" in page) == (
        True,
        True,
    )


def test_changed_facts_change_the_answer(client):
    page = read(client, f"{LOSS}/", {"stand": "2026-03-04", "kind": "employee", **EVENING})

    assert "<strong>60,00\xa0€</strong>" in page


def test_missing_facts_are_named_and_lead_to_their_fields(client):
    page = read(client, f"{LOSS}/", {"kind": "household", **EVENING})

    assert 'href="#id_household_persons"' in page
    assert "Personen im Haushalt" in page


def test_facts_that_cannot_be_true_are_said_and_kept(client):
    times = {"absences-0-start": "2026-03-04T20:00", "absences-0-end": "2026-03-04T17:00"}

    page = read(client, f"{LOSS}/", {"kind": "employee", "certified_rate": "31,20", **times})

    assert "liegt vor dem Beginn" in page
    assert 'value="31,20"' in page


def test_a_fault_stands_at_its_field(client):
    page = read(client, f"{LOSS}/", {"kind": "employee", "certified_rate": "viel", **EVENING})

    field = page.partition('id="id_certified_rate_error"')[2].partition("</div>")[0]
    assert "„viel“ ist keine Zahl. Bitte eine Zahl wie 12,50 eintragen." in field


def test_a_row_that_was_begun_must_be_complete(client):
    page = read(client, f"{LOSS}/", {"kind": "employee", "absences-0-start": "2026-03-04T17:00"})

    assert "„Bis“ fehlt. Bitte eintragen oder die Zeile leeren." in page


def test_too_many_rows_are_refused_not_dropped(client):
    rows = {f"absences-{row}-start": "2026-03-04T17:00" for row in range(80)}

    page = read(client, f"{LOSS}/", {"kind": "employee", **rows})

    assert "Versäumte Zeiten: Bitte höchstens 59 Zeilen eintragen." in page


def test_faulty_facts_answer_programs_with_422(client):
    answer = client.get(f"{LOSS}.json", {"kind": "employee", "certified_rate": "viel", **EVENING})

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["certified_rate"]


def test_the_law_answers_unknown_where_no_version_is_attested(client):
    page = read(client, f"{LOSS}/", {"stand": "2020-06-01", "kind": "employee", **EVENING})

    assert "Das Recht gibt hier keine Antwort" in page


@pytest.mark.parametrize("bundle", names())
def test_every_question_of_a_bundle_opens(client, bundle):
    people.heinsberg()
    listed = read(client, f"/recht/{bundle}/rechnen/")

    for institution in {case.institution for case in cases_of(bundle)}:
        address = f"/recht/{bundle}/rechnen/{institution}/"
        assert address in listed
        read(client, address)


def test_a_record_is_told_by_its_reasons_not_by_its_english_names(client):
    page = read(client, "/recht/heinsberg/rechnen/committee_seats/")

    assert ("CDU 9, SPD 2" in page, "seats:" in page) == (True, False)
