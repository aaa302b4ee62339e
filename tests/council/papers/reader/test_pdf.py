"""PDF files are read page by page; page furniture does not break the text."""

import typst

from ratsverbund.council.papers.reader import ReadProposal, read_paper
from tests.council.papers.reader.places import letters, texts_of

FORM = """
#set page(width: 21cm, height: 14cm, header: [Gemeinde Aubach])
#set page(footer: context [Seite #counter(page).display() von 2])
#set text(lang: "de", hyphenate: true)
= Neue Bänke für den Marktplatz
Drucksache 12/2026

*Beschlussvorschlag:*

Bau- und Umweltausschuss: \\
Der Kauf wird empfohlen.

Rat: \\
Der Kauf wird beschlossen.

*Begründung:*

#for _ in range(30) [Die Bänke sind morsch, und Ersatzteile gibt es nirgendwo mehr. ]
"""


def test_a_paper_of_two_pages_is_read_whole():
    paper = read_paper(typst.compile(FORM.encode()), "vorlage.pdf")

    assert (paper.title, paper.reference) == ("Neue Bänke für den Marktplatz", "12/2026")
    assert paper.proposals == (
        ReadProposal("Bau- und Umweltausschuss", "Der Kauf wird empfohlen."),
        ReadProposal("Rat", "Der Kauf wird beschlossen."),
    )
    assert paper.reasoning == " ".join(
        ["Die Bänke sind morsch, und Ersatzteile gibt es nirgendwo mehr."] * 30
    )
    assert paper.unplaced == (
        "Gemeinde Aubach",
        "[Kopfzeile] Gemeinde Aubach",
        "[Seitenzahl] Seite 1 von 2",
        "[Seitenzahl] Seite 2 von 2",
    )


def test_a_pdf_that_calls_itself_text_is_read_as_pdf_with_a_warning():
    paper = read_paper(typst.compile(FORM.encode()), "vorlage.txt")

    assert paper.title == "Neue Bänke für den Marktplatz"
    assert paper.warnings[0] == (
        "Die Datei ist nach ihrem Inhalt eine andere als ihr Name sagt: PDF-Datei."
    )


def test_pages_without_text_are_named():
    content = typst.compile(b"Neue B\xc3\xa4nke #pagebreak() #rect() #pagebreak() Ende")

    paper = read_paper(content, "vorlage.pdf")

    assert letters(*texts_of(paper)) == letters("Neue Bänke Ende")
    assert paper.warnings[0] == "Ohne lesbaren Text (leer oder Bild): Seite 2."
