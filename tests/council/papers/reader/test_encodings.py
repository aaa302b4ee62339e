"""Plain text is read in whichever encoding it was saved, and the guess is said."""

import codecs

import pytest

from ratsverbund.council.papers.reader import UnreadablePaper, read_paper

TEXT = "Maßnahmen für Büchereien\n\nBegründung:\nÄrgerlich öde Räume kosten 5 € – „zu viel“.\n"
DOS_TEXT = TEXT.translate(str.maketrans("€–„“", "E-''"))
SAID = {
    "cp1252": "Windows-1252",
    "cp850": "DOS (CP850)",
    "mac_roman": "Mac Roman",
    "utf-16-le": "UTF-16-LE",
    "utf-16-be": "UTF-16-BE",
}


def said(encoding: str) -> str:
    return (
        f"Die Datei ist nicht in UTF-8 gespeichert; sie wurde als {encoding} gelesen. "
        "Prüfen Sie die Umlaute."
    )


@pytest.mark.parametrize("mark", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_texts_with_a_mark_are_read_without_a_word(mark):
    paper = read_paper(TEXT.encode(mark), "vorlage.txt")

    assert paper.title == "Maßnahmen für Büchereien"
    assert not [warning for warning in paper.warnings if "UTF-8" in warning]


@pytest.mark.parametrize("encoding", SAID)
def test_an_older_encoding_is_recognised_and_said(encoding):
    text = DOS_TEXT if encoding == "cp850" else TEXT

    paper = read_paper(text.encode(encoding), "vorlage.txt")

    assert paper.title == "Maßnahmen für Büchereien"
    assert paper.reasoning == text.strip().rpartition("\n")[2]
    assert paper.warnings[0] == said(SAID[encoding])


def test_umlauts_that_were_converted_twice_are_mended():
    twice = TEXT.encode().decode("cp1252").encode()

    paper = read_paper(twice, "vorlage.txt")

    assert paper.title == "Maßnahmen für Büchereien"
    assert paper.warnings[0] == (
        "Die Umlaute waren doppelt umgewandelt („Ã¼“ statt „ü“) und wurden berichtigt."
    )


def test_letters_lost_before_are_pointed_out():
    paper = read_paper("Ma\ufffdnahmen\n\nBegründung:\nKeine.".encode(), "vorlage.txt")

    assert paper.title == "Ma\ufffdnahmen"
    assert paper.warnings[0].startswith("Der Text enthält unlesbare Zeichen")


def test_characters_that_reverse_the_reading_direction_are_removed():
    paper = read_paper("Zuschuss \u202e000.2\u202c €".encode(), "vorlage.txt")

    assert paper.title == "Zuschuss 000.2 €"
    assert paper.warnings[0].startswith("Der Text enthielt unsichtbare Zeichen")


@pytest.mark.parametrize(
    "content", [codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "Жители города".encode("cp1251")]
)
def test_an_encoding_that_gives_no_german_text_is_refused(content):
    with pytest.raises(UnreadablePaper) as refusal:
        read_paper(content, "vorlage.txt")

    assert refusal.value.problem == "encoding"
    assert str(refusal.value) == (
        "Die Zeichenkodierung des Textes ist nicht zu erkennen. Speichern Sie die Datei als UTF-8 "
        "und laden Sie sie erneut hoch."
    )
