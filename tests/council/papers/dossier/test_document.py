"""The PDF of a paper."""

import io

from pypdf import PdfReader

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.dossier.document import document
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.queries import dossier_of


def words(paper):
    """The text of the PDF without line ends."""
    pages = PdfReader(io.BytesIO(document(dossier_of(paper)))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_both_proposals_stand_under_their_organization(draft, clerk):
    text = words(operations.release_paper(draft, actor=clerk))

    parts = [
        "Beitritt zum Netzwerk", "Vorlage 2026/001", "Der Austausch hilft der Innenstadt.",
        "2.000,00 € im Jahr.", "Beschlussvorschlag", "Haupt- und Finanzausschuss",
        "Der Beitritt wird beschlossen.", "Rat der Stadt Heinsberg",
        "Der Technische Beigeordnete wird als Vertreter bestimmt.", "Beratungsfolge",
    ]  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "NICHTÖFFENTLICH" not in text


def test_a_nonpublic_paper_says_so_on_every_page(draft):
    Paper.objects.filter(pk=draft.pk).update(public=False, reasoning="Zeile\n\n" * 120)
    draft.refresh_from_db()

    pages = PdfReader(io.BytesIO(document(dossier_of(draft)))).pages

    assert len(pages) > 1
    assert ["NICHTÖFFENTLICH" in page.extract_text() for page in pages] == [True] * len(pages)


def test_a_withdrawn_paper_says_when_and_why(draft, clerk):
    operations.withdraw_paper(draft, "Neu zu fassen.", on=draft.day, actor=clerk)

    assert "Zurückgezogen am 02.03.2026. Neu zu fassen." in words(Paper.objects.get())


def test_text_that_looks_like_typst_is_printed_as_typed(draft):
    Paper.objects.filter(pk=draft.pk).update(reasoning='#read("/etc/passwd") *fett* $x$')
    draft.refresh_from_db()

    assert '#read("/etc/passwd") *fett* $x$' in words(draft)
