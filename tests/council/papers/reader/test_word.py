"""Word documents are read with their tables, headers, text boxes and tracked changes."""

import io
from datetime import date

import docx
from docx.oxml import parse_xml

from ratsverbund.council.papers.reader import ReadPaper, ReadProposal, read_paper

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(document) -> ReadPaper:
    stream = io.BytesIO()
    document.save(stream)
    return read_paper(stream.getvalue(), "vorlage.docx")


def append(paragraph, xml: str) -> None:
    paragraph._p.append(parse_xml(xml.replace(">", f" {WORD}>", 1)))


def add_table(document, *rows: list[str]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cell, text in zip(table._cells, (text for row in rows for text in row), strict=True):
        cell.text = text


def test_a_form_with_tables_is_read_in_order():
    document = docx.Document()
    document.add_heading("Beitritt zum Netzwerk Nord", 0)
    add_table(
        document,
        ["Vorlagennummer", "Datum", "Amt", "Status"],
        ["2026/7", "4. März 2026", "Hauptamt", "öffentlich"],
    )
    document.add_heading("Beratungsfolge", 1)
    add_table(
        document,
        ["Hauptausschuss", "10.03.2026", "Vorberatung"],
        ["Rat", "17.03.2026", "Entscheidung"],
    )
    document.add_heading("Begründung", 1)
    document.add_paragraph("Das Netzwerk hilft.")
    add_table(document, ["Beschlussvorschlag", "Der Rat beschließt den Beitritt."])

    paper = read(document)

    assert paper == ReadPaper(
        title="Beitritt zum Netzwerk Nord",
        reference="2026/7",
        date=date(2026, 3, 4),
        office="Hauptamt",
        reasoning="Das Netzwerk hilft.",
        proposals=(ReadProposal("Rat", "Der Rat beschließt den Beitritt.", inferred=True),),
        consultations=("Hauptausschuss", "Rat"),
        consultation_notes=("10.03.2026 Vorberatung", "17.03.2026 Entscheidung"),
        public=True,
        labels=(
            *("Vorlagennummer", "Datum", "Amt", "Status", "4. März 2026", "öffentlich"),
            *("Beratungsfolge", "Begründung", "Beschlussvorschlag"),
        ),
    )


def test_the_page_header_gives_facts_and_the_footer_is_kept():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Drucksache 12/2026"
    document.sections[0].footer.paragraphs[0].text = "Stadt Aubach"
    document.add_paragraph("Neue Bänke")
    document.add_paragraph("Begründung:")
    document.add_paragraph("Die alten sind morsch.")

    paper = read(document)

    assert (paper.title, paper.reference, paper.unplaced) == (
        "Neue Bänke",
        "12/2026",
        ("[Fußzeile] Stadt Aubach",),
    )


def test_tracked_changes_are_accepted_and_the_deleted_words_kept():
    document = docx.Document()
    document.add_paragraph("Neue Bänke")
    document.add_paragraph("Begründung:")
    paragraph = document.add_paragraph("Es sind ")
    append(paragraph, '<w:del w:id="1" w:author="a"><w:r><w:delText>drei</w:delText></w:r></w:del>')
    append(paragraph, '<w:ins w:id="2" w:author="a"><w:r><w:t>vier</w:t></w:r></w:ins>')

    paper = read(document)

    assert (paper.reasoning, paper.unplaced, paper.warnings[0]) == (
        "Es sind vier",
        ("[gestrichen] drei",),
        "Das Dokument enthält nachverfolgte Änderungen: Einfügungen wurden übernommen, "
        "Streichungen stehen bei den nicht zugeordneten Stellen.",
    )


def test_text_boxes_and_comments_stand_beside_the_text():
    document = docx.Document()
    paragraph = document.add_paragraph("Neue Bänke")
    append(
        paragraph,
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Eilt!</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></w:r>",
    )
    document.add_comment(paragraph.runs, "Bitte kürzen", author="Amt 10")

    paper = read(document)

    assert (paper.title, set(paper.unplaced)) == (
        "Neue Bänke",
        {"[Textfeld] Eilt!", "[Kommentar] Bitte kürzen"},
    )


def test_automatic_numbers_are_pointed_out():
    document = docx.Document()
    document.add_paragraph("Neue Bänke")
    document.add_paragraph("Beschlussvorschlag:")
    paragraph = document.add_paragraph("Die Bänke werden gekauft.", style="List Number")
    paragraph._p.get_or_add_pPr().get_or_add_numPr()

    paper = read(document)

    assert paper.warnings[0] == (
        "Automatische Nummern und Aufzählungszeichen aus Word stehen nicht im Text. Prüfen Sie die "
        "Gliederung."
    )
