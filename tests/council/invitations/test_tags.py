"""The meeting book read aloud: one tree of tags over all parts, in the order of the pages."""

import io
import subprocess
from datetime import date

import pikepdf
import pytest
import typst
from pikepdf import Array, Dictionary, Name

from ratsverbund.council.invitations.book import Part, bind, personal
from tests.council.invitations.conftest import pages

DAY = date(2026, 3, 24)
COVER = {"title": "Sitzungsmappe", "body": "Stadt", "labels": [], "note": ""}
SHEET = {"kind": "paper", "labels": [], "sections": [{"heading": "Grund", "text": "Darum."}]}


def tagged(heading):
    """A foreign PDF with tags: a heading and a sentence on each of two pages."""
    return typst.compile(f"= {heading}\nSatz eins.\n#pagebreak()\nSatz zwei.".encode())


def bound(*parts, whole=False):
    return bind(COVER, [Part("Punkt", "Ö 1"), *parts], created=DAY, whole=whole).content


def spoken(content):
    """What a reader says: each tag or text in its order, without empty ones."""
    command = ["pdfinfo", "-struct-text", "-"]
    run = subprocess.run(command, input=content, capture_output=True, check=True)
    out = run.stdout.decode(errors="replace")  # titles come as they lie in the file
    return [line.strip() for line in out.splitlines()]


def places_of(lines, *wanted):
    return [next(n for n, line in enumerate(lines) if word in line) for word in wanted]


def test_tags_of_all_parts_follow_each_other_as_their_pages_do():
    content = bound(
        Part("Gutachten", "Ö 1", 1, pdf=tagged("Befund")),
        Part("Vorlage 7", "Ö 1", 1, sheet=SHEET),
        Part("Vermerk", "Ö 1", 1, pdf=tagged("Ergebnis")),
    )

    lines = spoken(content)

    heard = places_of(lines, 'H1 "Befund"', "Darum.", 'H1 "Ergebnis"')
    assert heard == sorted(heard)
    assert lines[0] == "Document"
    assert [line for line in lines if line.startswith("Part")] == [
        'Part "Gutachten"', 'Part "Vermerk"',
    ]  # fmt: skip


def test_a_page_without_tags_is_read_as_one_paragraph():
    content = bound(Part("Plan", "Ö 1", 1, pdf=pages(2, "Lageplan")))

    lines = spoken(content)

    [part] = places_of(lines, 'Part "Plan"')
    assert lines[part + 1 : part + 5] == [
        "P (block)", '"Lageplan 1"', "P (block)", '"Lageplan 2"',
    ]  # fmt: skip


def test_stamps_and_marks_are_not_read_aloud():
    content = bound(Part("Geheim", "N 1", 1, public=False, pdf=tagged("Befund")), whole=True)

    own = personal(content, "Anna Beispiel", DAY)

    said = " ".join(spoken(own))
    assert ["Seite 1 von" in said, "NICHTÖFFENTLICH" in said, "Anna Beispiel" in said] == [
        False, False, False,
    ]  # fmt: skip
    assert "Befund" in said


def test_every_key_of_a_page_leads_to_elements_on_that_page():
    content = bound(
        Part("A", "Ö 1", 1, pdf=tagged("Befund")), Part("B", "Ö 1", 1, pdf=pages(1)),
        Part("C", "Ö 1", 1, sheet=SHEET),
    )  # fmt: skip

    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        entries = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        wrong = [
            element.objgen
            for page in pdf.pages
            for element in entries[int(page.obj.StructParents)]
            if isinstance(element, Dictionary) and element.Pg.objgen != page.obj.objgen
        ]
        keys = [int(page.obj.StructParents) for page in pdf.pages]

    assert wrong == []
    assert len(set(keys)) == len(keys)


def cyclic(pdf):
    """A number tree that contains itself."""
    tree = pdf.Root.StructTreeRoot.ParentTree
    node = pdf.make_indirect(Dictionary(Kids=Array()))
    node.Kids.append(node)
    pdf.Root.StructTreeRoot.ParentTree = node
    del tree


def senseless(pdf):
    """A structure tree that is none."""
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=7, ParentTree=Array()))


@pytest.mark.parametrize("spoil", [cyclic, senseless])
def test_broken_tags_leave_the_text_to_be_read_page_by_page(spoil):
    pdf = pikepdf.open(io.BytesIO(tagged("Befund")))
    spoil(pdf)
    out = io.BytesIO()
    pdf.save(out)

    content = bound(Part("Gutachten", "Ö 1", 1, pdf=out.getvalue()))

    lines = spoken(content)
    [part] = places_of(lines, 'Part "Gutachten"')
    assert lines[part + 1] == "P (block)"
    assert "Befund" in lines[part + 2]


def test_pages_that_inherit_their_size_and_turn_keep_them():
    pdf = pikepdf.open(io.BytesIO(pages(2)))
    for page in pdf.pages:
        del page.obj[Name.MediaBox], page.obj[Name.Rotate]
    pdf.Root.Pages.MediaBox = Array([0, 0, 420, 595])
    pdf.Root.Pages.Rotate = 90
    out = io.BytesIO()
    pdf.save(out)

    content = bound(Part("Plan", "Ö 1", 1, pdf=out.getvalue()))

    with pikepdf.open(io.BytesIO(content)) as book:
        shapes = [
            ([int(edge) for edge in page.obj.MediaBox], int(page.obj.Rotate))
            for page in book.pages[1:]
        ]
    assert shapes == [([0, 0, 420, 595], 90)] * 2
