"""The command `ratsverbund law`."""

import io
import json

import pytest

from ratsverbund.charter.cli import main

VOTE = '{"yes": 43, "no": 0, "abstentions": 2}'


def test_decide_prints_the_decision_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(VOTE))

    code = main(
        ["decide", "heinsberg", "vote_result", "--on", "2021-06-23", "--facts", "-", "--json"]
    )

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer["value"] == "adopted"
    assert [reason["citation"] for reason in answer["reasons"]] == [
        "§ 50 Abs. 1 Satz 1 GO NRW",
        "§ 50 Abs. 5 GO NRW",
    ]


def test_decide_prints_sentences(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(VOTE))

    main(["decide", "heinsberg", "vote_result", "--on", "2021-06-23", "--facts", "-"])

    assert capsys.readouterr().out.splitlines() == [
        "einstimmig beschlossen",
        "  43 Ja- und 0 Nein-Stimmen: Die Mehrheit stimmt zu. [§ 50 Abs. 1 Satz 1 GO NRW]",
        "  2 Enthaltungen zählen für die Mehrheit nicht. [§ 50 Abs. 5 GO NRW]",
    ]


def test_unknown_answer_exits_5_with_the_same_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(VOTE))

    code = main(["decide", "de", "vote_result", "--on", "2021-06-23", "--facts", "-", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 5
    assert answer["value"] is None
    assert answer["open_points"] == ["Abstimmungsergebnis: nicht geregelt in „Bundesrecht“."]


def test_missing_facts_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["decide", "heinsberg", "vote_result", "--on", "2021-06-23", "--json"])

    assert code == 5
    assert json.loads(capsys.readouterr().out)["needs"] == ["yes", "no", "abstentions"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["decide", "entenhausen", "vote_result"], 3, "„entenhausen“ gibt es nicht"),
        (["decide", "heinsberg", "wetter"], 3, "„wetter“ gibt es nicht"),
        (["decide", "heinsberg", "quorum", "--facts", "/nirgends"], 2, "nicht lesbar"),
        (["show", "heinsberg", "hs/§99"], 3, "„hs/§99“ gibt es"),
        (["decide"], 2, "ratsverbund law decide"),
        (["facts", "quorum", "--year", "2026"], 2, "--year"),
    ],
)
def test_faults_are_sentences_with_an_exit_code(
    words: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == code
    assert sentence in capsys.readouterr().err


def test_facts_prints_a_schema_with_german_titles(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["facts", "invitation_period"])

    assert code == 0
    assert json.loads(capsys.readouterr().out) == {
        "title": "Ladungsfrist",
        "type": "object",
        "properties": {
            "meeting_day": {"title": "Tag der Sitzung", "type": "string", "format": "date"},
            "urgent": {"title": "Dringender Fall", "type": "boolean"},
            "meeting_time": {
                "title": "Beginn der Sitzung",
                "anyOf": [{"type": "string", "format": "time"}, {"type": "null"}],
            },
        },
        "required": ["meeting_day"],
        "additionalProperties": False,
    }


def test_show_prints_wording_and_figures_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["show", "heinsberg", "hs/§6(4)d", "--on", "2020-06-01"])

    assert code == 0
    assert "2500.00 EUR [V]" in capsys.readouterr().out


def test_show_as_json_names_version_text_figures_and_rules(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["show", "heinsberg", "hs/§6(4)d", "--on", "2020-06-01", "--json"])

    shown = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [set(norm) for norm in shown] == [
        {"norm", "label", "duties", "version", "text", "unknown", "figures", "rules"}
    ] * len(shown)
    assert shown[0]["norm"] == "hs/§6(4)d"
    figures = [figure for norm in shown for figure in norm["figures"]]
    assert [(one["value"], one["unit"], one["status"]) for one in figures] == [
        ("2500.00", "EUR", "V")
    ]


def test_show_as_json_says_why_a_wording_is_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", "heinsberg", "hs/§6(4)d", "--on", "1900-01-01", "--json"])

    first = json.loads(capsys.readouterr().out)[0]
    assert (first["version"], first["text"]) == (None, None)
    assert first["unknown"].startswith("Für den 01.01.1900 ist keine Fassung belegt.")


def test_check_counts_norms_and_names_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", "heinsberg", "--on", "2026-03-01"])

    printed = capsys.readouterr().out
    assert code == 0
    assert "Lücke: Ladungsfrist in dringenden Fällen" in printed
    assert printed.splitlines()[-1].startswith("Abdeckung: ")
