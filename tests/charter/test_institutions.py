"""Each institution answers from facts alone, and says in German what it wants to know."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from ratsverbund.charter.bundle import names
from ratsverbund.charter.cases import WorkedCase, cases_of
from ratsverbund.charter.cli import main
from ratsverbund.charter.engine import RULES

KEYS = ["institution", "value", "unit", "reasons", "open_points", "needs", "law_hash"]


def case_for(institution: str) -> WorkedCase:
    """Return a case of an institution with an answer, under the law as it is."""
    cases = (case for bundle in names() for case in cases_of(bundle))
    return next(
        case
        for case in cases
        if case.institution == institution
        and not (case.figures or case.known_at or "error" in case.expected)
        and case.answer().known
    )


@pytest.mark.parametrize("institution", sorted(RULES))
def test_an_institution_answers_as_json_from_facts_alone(
    institution: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = case_for(institution)
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(case.given)))

    code = main(
        ["decide", case.bundle, institution, "--on", f"{case.on}", "--facts", "-", "--json"]
    )

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert list(answer) == KEYS
    assert answer == case.answer().as_json()


@pytest.mark.parametrize("institution", sorted(RULES))
def test_each_fact_of_an_institution_has_a_german_title(
    institution: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["facts", institution])

    schema = json.loads(capsys.readouterr().out)
    untitled = [name for name, one in facts_in(schema) if not titled(name, one["title"])]
    assert schema["title"] == RULES[institution].title
    assert untitled == []


def facts_in(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield each fact of a schema, nested ones too."""
    for name, one in schema.get("properties", {}).items():
        yield name, one
        for inner in (one, one.get("items", {}), *one.get("anyOf", [])):
            yield from facts_in(inner)


def titled(name: str, title: str) -> bool:
    """Tell whether a title is words of its own and no name out of the code."""
    return bool(title.strip()) and title != name and "_" not in title and title[0].isupper()


@pytest.mark.parametrize("institution", sorted(RULES))
def test_an_institution_asks_for_the_facts_it_lacks(
    institution: str, capsys: pytest.CaptureFixture[str]
) -> None:
    case = case_for(institution)
    main(["facts", institution])
    required = json.loads(capsys.readouterr().out)["required"]

    main(["decide", case.bundle, institution, "--on", f"{case.on}", "--json"])

    needs = json.loads(capsys.readouterr().out)["needs"] if required else []
    assert needs == required


def test_an_absence_that_ends_before_it_begins_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absence = {"start": "2026-03-04T20:00", "end": "2026-03-04T17:00"}
    facts = {"kind": "employee", "absences": [absence]}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(facts)))

    code = main(["decide", "heinsberg", "loss_of_earnings", "--facts", "-"])

    assert code == 2
    assert "liegt vor dem Beginn" in capsys.readouterr().err


def test_a_day_before_the_first_attested_version_is_answered_as_unknown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"yes": 1, "no": 0, "abstentions": 0}'))

    code = main(["decide", "de-nw", "vote_result", "--on", "1950-01-01", "--facts", "-", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["value"]) == (5, None)
    assert answer["open_points"][0].startswith(
        "Für den 01.01.1950 ist keine Fassung belegt. Bitte einen späteren Tag wählen"
    )
