"""The verbs that compare, simulate, found and check a town's law."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest

from ratsverbund.charter.bundle import OWN, BundleError, bundle_of, law_of, names
from ratsverbund.charter.cases import cases_of
from ratsverbund.charter.cli import main
from ratsverbund.charter.compare import Change, compare
from ratsverbund.charter.drafts import read_draft
from ratsverbund.charter.founding import found_town
from ratsverbund.charter.rules.invitation_period import InvitationFacts, invitation_period
from ratsverbund.charter.simulation import Question, financial_block, simulate
from ratsverbund.charter.works import Draft

SHIFT = {
    "kind": "employee",
    "absences": [{"start": "2025-03-04T17:00", "end": "2025-03-04T20:00"}],
}
HIGHER_RATE = Draft("6. Änderung", {"loss_of_earnings.standard_rate": Decimal("18.00")})


def test_two_days_differ_in_wording_figures_and_answers() -> None:
    before, after = (law_of("heinsberg", date(year, 6, 1)) for year in (2020, 2021))

    found = compare(before, after, cases_of("heinsberg"))

    assert (
        Change(
            "competence.land_limit",
            "Wertgrenze für Grundstücksgeschäfte",
            "10000.00 EUR [V]",
            "25000.00 EUR [V]",
        )
        in found.figures
    )
    assert "hs/§8(1)" in {change.what for change in found.texts}
    assert {"§6-6", "VA-1"} <= {change.what for change in found.answers}


def test_a_law_compared_with_itself_differs_in_nothing() -> None:
    law = law_of("heinsberg", date(2026, 3, 4))

    found = compare(law, law, cases_of("heinsberg"))

    assert (found.texts, found.figures, found.answers) == ((), (), ())


def test_simulation_sums_what_a_draft_would_have_cost() -> None:
    questions = [Question("loss_of_earnings", date(2025, 3, 4), SHIFT)] * 2

    effects = simulate(lambda day: law_of("heinsberg", day), HIGHER_RATE, questions)

    assert [(one.asked, one.changed, one.before, one.after) for one in effects] == [
        (2, 2, Decimal("90.00"), Decimal("108.00"))
    ]
    assert [
        line.replace("\u00a0", " ") for line in financial_block(effects, 2025, "6. Änderung")
    ] == [
        "Finanzielle Auswirkungen: 6. Änderung, gerechnet mit den Vorgängen des Jahres 2025",
        "  Verdienstausfall: bisher 90,00 €, künftig 108,00 €, Unterschied +18,00 €",
        "  Zusammen: +18,00 € im Jahr",
    ]


def test_simulate_reads_draft_and_questions_from_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, facts = tmp_path / "draft.toml", tmp_path / "facts.json"
    draft.write_text(
        'title = "6. Änderung"\n[figures]\n"loss_of_earnings.standard_rate" = "18.00"\n'
    )
    asked = [{"institution": "loss_of_earnings", "on": "2025-03-04", "facts": SHIFT}]
    facts.write_text(json.dumps(asked))

    code = main(
        ["simulate", "heinsberg", str(draft), "--year", "2025", "--facts", str(facts), "--json"]
    )

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer["effects"][0]["after"] == "54.00"


def test_simulate_without_questions_replays_the_worked_cases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text('title = "Test"\n[figures]\n"competence.land_limit" = "50000.00"\n')

    code = main(["simulate", "heinsberg", str(draft), "--year", "2021"])

    assert code == 0
    assert "Zuständigkeit: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('[figures]\n"competence.land" = "1.00"', "Den Wert gibt es im Bündel nicht"),
        ('[texts]\n"hs/§99" = "x"', "Die Norm gibt es im Bündel nicht"),
        ('[figures]\n"competence.land_limit" = 1.5', "Beträge bitte als Text"),
        ('colour = "red"', "Das gehört nicht in einen Entwurf"),
        ("title = ", "nicht lesbar"),
    ],
)
def test_a_faulty_draft_names_key_and_remedy(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "draft.toml"
    path.write_text(content if content.startswith("title") else f'title = "x"\n{content}')

    with pytest.raises(BundleError, match=sentence):
        read_draft(path, bundle_of("heinsberg"))


def test_a_new_town_is_founded_by_answering_questions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RATSVERBUND_BUNDLES", str(tmp_path))
    answers = StringIO("Neustadt\nfalsch\nterm\n")

    folder = found_town("neustadt", "", answers, StringIO())

    bundle = bundle_of("neustadt")
    assert folder == tmp_path / "neustadt"
    assert bundle.title == "Neustadt"
    assert bundle.choices["faction_meeting_year"].value == "term"
    assert main(["check", "neustadt"]) == 0
    assert "Lücke: Regelstundensatz (neustadt/ms/params.toml" in capsys.readouterr().out


def test_a_new_town_answers_unknown_until_its_days_and_figures_are_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RATSVERBUND_BUNDLES", str(tmp_path))
    found_town("neustadt", "", StringIO(), StringIO())

    law = law_of("neustadt", date(2099, 1, 1))
    decision = invitation_period(law, InvitationFacts(date(2099, 2, 1)))

    assert "Inkrafttreten nicht erfasst" in decision.open_points[0]


@pytest.mark.parametrize(
    ("name", "sentence"), [("Groß Stadt", "ist kein Name"), ("da", "gibt es schon")]
)
def test_founding_refuses_bad_and_taken_names(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "da").mkdir()

    with pytest.raises(BundleError, match=sentence):
        found_town(name, str(tmp_path), StringIO(), StringIO())


def test_founding_asks_where_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RATSVERBUND_BUNDLES", raising=False)

    with pytest.raises(BundleError, match="Wohin soll das Bündel"):
        found_town("neustadt", "", StringIO(), StringIO())


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example town outside the package."""
    copytree(OWN / "musterstadt", tmp_path / "anderstadt")
    monkeypatch.setenv("RATSVERBUND_BUNDLES", str(tmp_path))
    return tmp_path / "anderstadt"


def test_a_bundle_outside_the_package_works(town: Path) -> None:
    assert "anderstadt" in names()
    assert [case.differences() for case in cases_of("anderstadt") if case.name == "MU-1"] == [[]]


def test_a_changed_rate_names_the_cases_that_need_a_new_expectation(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    amend(town / "ms" / "params.toml", 'value = "12.00"', 'value = "20.00"')

    code = main(["check", "anderstadt", "--on", "2026-03-04"])

    assert code == 1
    assert "Fehler: Beispiel MU-5: value: erwartet '41.70', gefunden '60.00'" in (
        capsys.readouterr().out
    )


def amend(path: Path, old: str, new: str) -> None:
    """Replace a part of a file that must be there once."""
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize(
    ("file", "old", "new", "fault", "place"),
    [
        (
            "ms/params.toml",
            'value = "12.00"',
            "value = 12.5",
            "ist kein Wert. Beträge bitte",
            "anderstadt/ms/params.toml, „loss_of_earnings.standard_rate“",
        ),
        (
            "ms/params.toml",
            '{ value = "50000.00", by = "ms/aend-1" }',
            '{ value = "50000.00", by = "ms/2021" }',
            "Für den 01.04.2021 gibt es zwei Werte",
            "anderstadt/ms/params.toml, „competence.land_limit“",
        ),
        (
            "ms/params.toml",
            'norm = "ms/§7(3)"',
            'norm = "ms/§77"',
            "Die Norm ms/§77 gibt es nicht",
            "anderstadt/ms/params.toml, „competence.claim_waiver_limit“",
        ),
        (
            "ms/params.toml",
            'by = "ms/aend-1"',
            'by = "ms/aend-9"',
            "„ms/aend-9“ gibt es nicht",
            "anderstadt/ms/params.toml, „competence.land_limit“",
        ),
        (
            "ms/work.toml",
            'rank = "charter"',
            'rank = "hoch"',
            "„hoch“ ist für „rank“ unbekannt",
            "anderstadt/ms/work.toml, „work“",
        ),
        (
            "ms/work.toml",
            "in_force = 2024-12-20",
            'in_force = "bald"',
            "„bald“ ist kein Tag",
            "anderstadt/ms/work.toml, „ms/aend-1“",
        ),
        (
            "ms/choices.toml",
            'answer = "term"',
            'answer = "nie"',
            "„nie“ ist für „answer“ unbekannt",
            "anderstadt/ms/choices.toml, „faction_meeting_year“",
        ),
        (
            "ms/text/satzung.toml",
            '["§25"]',
            '["Paragraf 25"]',
            "ist keine Normkennung",
            "ms/text/satzung.toml, „Paragraf 25“",
        ),
        (
            "ms/text/satzung.toml",
            '["§25"]',
            "[§25]",
            "Die Datei ist nicht lesbar",
            "ms/text/satzung.toml",
        ),
        (
            "ms/text/satzung.toml",
            'duty = "declaratory"',
            "",
            "Der Eintrag „duty“ fehlt",
            "ms/text/satzung.toml, „§1“",
        ),
        (
            "ms/text/satzung.toml",
            'feeds = ["entry_into_force.next_day"]',
            'feeds = ["competence.land"]',
            "„competence.land“ trägt schon ms/§7(2)",
            "ms/text/satzung.toml, „ms/§25“",
        ),
        (
            "ms/work.toml",
            'rank = "charter"',
            'rank = "charter"\nrepealed = ["ms/§7"]',
            "§ 7 Abs. 2 Hauptsatzung Musterstadt ist aufgehoben",
            "anderstadt/ms/params.toml, „competence.land_limit“",
        ),
    ],
)
def test_a_fault_in_a_bundle_names_file_entry_and_remedy(
    town: Path,
    file: str,
    old: str,
    new: str,
    fault: str,
    place: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    amend(town / file, old, new)

    code = main(["check", "anderstadt"])

    told = capsys.readouterr().err
    assert code == 1
    assert told.startswith(place)
    assert fault in told


def test_diff_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["diff", "heinsberg", "--from", "2020-06-01", "--to", "2021-06-01", "--json"])

    assert code == 0
    assert set(json.loads(capsys.readouterr().out)) == {"texts", "figures", "answers"}
