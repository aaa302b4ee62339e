"""New towns, bundles outside the package, and faults in their files."""

from datetime import date
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest

from ratsverbund.charter.bundle import OWN, BundleError, bundle_of, law_of, names
from ratsverbund.charter.cases import cases_of, institutions_by_norm
from ratsverbund.charter.cli import main
from ratsverbund.charter.founding import found_town, open_questions
from ratsverbund.charter.rules.invitation_period import InvitationFacts, invitation_period


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


def test_every_answer_to_the_questions_of_a_new_town_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RATSVERBUND_BUNDLES", str(tmp_path))
    questions = open_questions()
    answers = {key: list(one.options)[-1] for key, one in questions.items()}

    found_town("neustadt", "", StringIO("\n".join(["Neustadt", *answers.values()])), StringIO())

    bundle = bundle_of("neustadt")
    assert len(questions) == 19
    assert {key: choice.answer for key, choice in bundle.choices.items()} == answers
    assert {bundle.norms[choice.norm].work for choice in bundle.choices.values()} == {
        "go", "ms", "msgo",
    }  # fmt: skip


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
    cases = town / "ms" / "cases" / "musterstadt.toml"
    lines = cases.read_text().splitlines()
    line = next(n for n, one in enumerate(lines, 1) if 'value = "41.70"' in one)
    assert (
        f"Fehler: anderstadt/ms/cases/musterstadt.toml:{line}, Beispiel MU-5: "
        "value: erwartet '41.70', gefunden '60.00'"
    ) in capsys.readouterr().out.splitlines()


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


def test_comments_do_not_change_the_hash_of_the_law_but_figures_do(town: Path) -> None:
    copies = {word: town.parent / word for word in ("gleich", "anders")}
    for copy in copies.values():
        copytree(town, copy)
    amend(copies["gleich"] / "ms" / "params.toml", 'value = "12.00"', 'value = "12.00" # Satz')
    amend(copies["anders"] / "ms" / "params.toml", 'value = "12.00"', 'value = "12.01"')

    same, other = (bundle_of(word).hash for word in copies)

    assert same == bundle_of("anderstadt").hash
    assert other != same


def test_the_cases_tell_which_institutions_rest_on_a_norm() -> None:
    found = institutions_by_norm("heinsberg")

    assert found["hs/§6(4)e"] == ("contract_approval", "competence")
