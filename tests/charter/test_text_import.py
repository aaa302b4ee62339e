"""Reading a real charter: traps of the file, completeness, faults."""

from pathlib import Path

import pytest
import typst
from docx import Document

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.cli import main
from ratsverbund.charter.decision import FactsError
from ratsverbund.charter.sentences import joined_lines, sentences
from ratsverbund.charter.text_import import Imported, parse, read_charter

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "004_550056c8ab9c131a.txt"


@pytest.fixture(scope="module")
def charter() -> Imported:
    return read_charter(SEED, bundle_of("heinsberg"))


def test_all_sections_are_found_with_the_repealed_ones(charter: Imported) -> None:
    numbers = [section.number for section in charter.sections]

    assert numbers == [
        *map(str, range(1, 14)), "13a", "14", "15", "15a", "16", "17", "18", "19", "19a", "20", "21"
    ]  # fmt: skip
    assert charter.repealed == ["14", "17", "19a"]


def test_five_amendments_are_read_from_the_footnotes(charter: Imported) -> None:
    assert charter.amendments == [
        "1. Änderungssatzung vom 26.01.1995",
        "2. Änderungssatzung vom 14.12.2001",
        "3. Änderungssatzung vom 10.07.2017",
        "4. Änderungssatzung vom 30.04.2018",
        "5. Änderungssatzung vom 30.11.2020",
    ]


def test_every_sentence_of_the_charter_is_registered(charter: Imported) -> None:
    assert charter.uncovered == []


def test_every_registered_norm_has_its_sentence(charter: Imported) -> None:
    assert charter.unknown == []


def test_thirteen_districts_are_letters_of_one_paragraph(charter: Imported) -> None:
    letters = [unit.id for unit in charter.units if unit.id.startswith("§7(1)")]

    assert letters[1:14] == [f"§7(1){letter}" for letter in "abcdefghijklm"]


def test_what_is_no_provision_is_kept_apart(charter: Imported) -> None:
    assert charter.title == "Hauptsatzung der Stadt Heinsberg in der Neufassung vom 03. März 1988"
    assert charter.page_marks == ["- 10 -"]
    assert charter.addresses == ["http://www.heinsberg.de/"]
    assert charter.footnotes == ["*) Diese Regelung bezieht sich auf die Ursprungssatzung."]


def test_a_page_number_inside_a_sentence_leaves_it_whole(charter: Imported) -> None:
    text = next(unit.text for unit in charter.units if unit.id == "§16#2")

    assert text.endswith(
        "Vorschriften, sofern dem Rat nicht die ausschließliche Zuständigkeit vorbehalten ist."
    )


def test_a_paragraph_number_after_a_page_break_is_found(charter: Imported) -> None:
    text = next(unit.text for unit in charter.units if unit.id == "§3(3)")

    assert text.startswith("Das Dienstsiegel enthält das Stadtwappen in Umrisszeichnung")


def test_words_of_the_file_are_all_kept(charter: Imported) -> None:
    kept = " ".join([charter.preamble, *(unit.text for unit in charter.units)])

    assert "Funktionsbezeichnungen" in kept
    assert "Entschädigungsverordnung" in kept
    assert "berücksichtigt wird" in kept
    assert "Nordrhein-Westfalen" in kept


def test_a_sentence_after_a_list_goes_back_to_the_paragraph(charter: Imported) -> None:
    text = next(unit.text for unit in charter.units if unit.id == "§9(2)#3")

    assert text == "Zu den leitenden Dienstkräften gehören die Dezernenten und die Amtsleiter."


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["Angelegen-", "heiten"], "Angelegenheiten"),
        (["Nordrhein-", "Westfalen"], "Nordrhein-Westfalen"),
        (["Rats-", "und Ausschussmitglieder"], "Rats- und Ausschussmitglieder"),
        (["Vorsitzenden/", "stellvertretenden"], "Vorsitzenden/stellvertretenden"),
        (["nach", "§ 46"], "nach § 46"),
    ],
)
def test_wrapped_lines_are_joined(lines: list[str], whole: str) -> None:
    assert joined_lines(lines) == whole


def test_abbreviations_and_ordinals_do_not_end_a_sentence() -> None:
    text = "Nach § 46 Abs. 1 i. V. m. der Ordnung gilt das 14. Lebensjahr. Es zählt der Tag."

    assert sentences(text) == [
        "Nach § 46 Abs. 1 i. V. m. der Ordnung gilt das 14. Lebensjahr.",
        "Es zählt der Tag.",
    ]


def test_a_word_file_is_read_like_text(tmp_path: Path) -> None:
    document = Document()
    for line in ("Hauptsatzung", "§ 1", "Name", "(1) Die Stadt heißt Musterstadt."):
        document.add_paragraph(line)
    document.save(str(tmp_path / "satzung.docx"))

    found = read_charter(tmp_path / "satzung.docx")

    assert [unit.id for unit in found.units] == ["§1(1)"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("leer.txt", b"  \n", "leer.txt ist leer"),
        ("satzung.odt", b"x", "Lesbar sind .txt, .docx, .pdf"),
        ("kaputt.pdf", b"%PDF-1.4 nichts", "ist nicht lesbar"),
        ("bild.txt", b"\x89PNG\r\n\0\0\0", "Der Inhalt ist keine text-Datei"),
        ("brief.pdf", b"Nur ein Brief", "Der Inhalt ist keine pdf-Datei"),
        ("kaputt.docx", b"kein Archiv", "ist nicht lesbar"),
    ],
)
def test_an_unreadable_file_says_why_and_what_now(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(FactsError, match=sentence):
        read_charter(tmp_path / name)


def test_a_scan_without_text_is_refused_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(typst.compile(b"#rect(width: 5cm)"))

    with pytest.raises(
        FactsError, match=r"scan\.pdf enthält keinen Text, vermutlich ist es ein Scan"
    ):
        read_charter(tmp_path / "scan.pdf")


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="nicht lesbar"):
        read_charter(tmp_path / "fehlt.txt")


def test_a_text_without_sections_has_no_units() -> None:
    assert parse("Nur ein Brief.\nOhne Paragrafen.").units == []


def test_the_command_reports_completeness(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["import-text", str(SEED), "heinsberg"])

    assert code == 0
    assert "Abschnitte: 24, davon aufgehoben: 14, 17, 19a" in capsys.readouterr().out
