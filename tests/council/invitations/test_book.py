"""The meeting book: page numbers, bookmarks, stamps, what is missing, and what never leaks."""

import io
import re
import subprocess
from datetime import date

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ratsverbund.council.invitations import operations
from ratsverbund.council.invitations.binding import bound_book
from ratsverbund.council.invitations.book import Part, bind, personal
from ratsverbund.council.invitations.book.session import ahead
from ratsverbund.council.invitations.models import Book
from ratsverbund.kernel.errors import NotAllowed
from tests.council.invitations.conftest import CANARY, attached, pages, work_off

DAY = date(2026, 3, 24)
COVER = {"title": "Sitzungsmappe", "body": "Stadt", "labels": [], "note": ""}
SHEET = {"kind": "paper", "labels": [], "sections": [{"heading": "Grund", "text": "Weil. " * 300}]}


def text_of(content, first=1, last=9999):
    command = ["pdftotext", "-layout", "-f", str(first), "-l", str(last), "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


def links_of(pdf):
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found = []
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            action = note.get("/A", {})
            if action.get("/S") == "/GoTo":
                found.append(places[action["/D"][0].objgen])
    return found


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=1, max_size=5))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_table_of_contents_names_the_real_pages(shape):
    parts, words = [], []
    for number, (count, sheet) in enumerate(shape, 1):
        parts.append(Part(f"Punkt{number}", f"Ö {number}"))
        if sheet:
            parts.append(Part(f"Vorlage{number}x", f"Ö {number}", 1, sheet=SHEET))
            words.append(f"Vorlage{number}x")
        if count:
            title = f"Anlage{number}x"
            parts.append(Part(title, f"Ö {number}", 1, pdf=pages(count, title)))
            words.append(title)

    bound = bind(COVER, parts, created=DAY, whole=False)

    text = text_of(bound.content).split("\f")
    told = {word: int(re.search(rf"{word}\s+(\d+)", text[0])[1]) for word in words}
    real = {word: next(n for n, page in enumerate(text[1:], 2) if word in page) for word in words}
    assert told == real
    stamps = [re.search(r"Seite (\d+) von (\d+)", page)[0] for page in text if page.strip()]
    assert stamps == [f"Seite {n} von {bound.pages}" for n in range(1, bound.pages + 1)]
    with pikepdf.open(io.BytesIO(bound.content)) as pdf:
        assert set(links_of(pdf)) == set(real.values())


def test_bookmarks_lead_to_each_item_and_paper():
    parts = [
        Part("Brücke", "Ö 1"), Part("Vorlage 1", "Ö 1", 1, sheet=SHEET),
        Part("Plan", "Ö 1", 1, pdf=pages(3)), Part("Anfragen", "Ö 2"),
    ]  # fmt: skip

    bound = bind(COVER, parts, created=DAY, whole=False)

    with pikepdf.open(io.BytesIO(bound.content)) as pdf, pdf.open_outline() as outline:
        tree = [(each.title, [child.title for child in each.children]) for each in outline.root]
    assert tree == [
        ("Deckblatt und Inhalt", []), ("Ö 1 Brücke", ["Vorlage 1", "Plan"]), ("Ö 2 Anfragen", []),
    ]  # fmt: skip


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_stamp_stands_upright_on_turned_pages(turn):
    bound = bind(COVER, [Part("A", "Ö 1"), Part("B", "Ö 1", 1, pdf=pages(1, turn=turn))],
                 created=DAY, whole=False)  # fmt: skip

    first = text_of(bound.content, 2, 2).strip().splitlines()[0] if turn in (0, 180) else ""
    page = text_of(bound.content, 2, 2)

    assert "Ö 1 · Seite 2 von 2" in page
    assert turn == 180 or not first or "Seite 2 von 2" in first


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"kein PDF", "beschädigt"), (pages(1, password="geheim"), "Kennwort"), (b"", "beschädigt")],
)
def test_a_file_that_cannot_be_opened_leaves_a_page_that_says_so(content, says):
    parts = [
        Part("A", "Ö 1"),
        Part("Plan", "Ö 1", 1, pdf=content),
        Part("Gut", "Ö 1", 1, pdf=pages(2)),
    ]

    bound = bind(COVER, parts, created=DAY, whole=False)

    assert [(gap["title"], says in gap["says"]) for gap in bound.gaps] == [("Plan", True)]
    assert says in text_of(bound.content, 2, 2)
    assert bound.pages == 4


def test_a_process_that_died_while_it_waited_is_replaced():
    parts = [Part("Punkt", "Ö 1"), Part("Anlage", "Ö 1", 1, pdf=pages(2, "Anlage"))]
    first = bind(COVER, parts, created=DAY, whole=False)
    (waiting,) = ahead.waiting
    waiting.kill()
    waiting.wait()

    second = bind(COVER, parts, created=DAY, whole=False)

    assert second.pages == first.pages
    assert [child.poll() for child in ahead.waiting] == [None]


def test_scripts_of_foreign_files_are_left_out():
    pdf = pikepdf.open(io.BytesIO(pages(1)))
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    pdf.pages[0].obj.AA = pikepdf.Dictionary(O=script)
    pdf.Root.OpenAction = script
    out = io.BytesIO()
    pdf.save(out)

    bound = bind(COVER, [Part("A", "Ö 1", pdf=out.getvalue())], created=DAY, whole=False)

    with pikepdf.open(io.BytesIO(bound.content)) as book:
        assert ["/AA" in page.obj for page in book.pages] == [False, False]
        assert "/OpenAction" not in book.Root


def test_the_public_edition_has_no_word_of_the_non_public_part(town, meeting):
    attached(meeting.open_item.consultation.paper, pages(2, CANARY), "Geheim", public=False)
    attached(meeting.secret_item.consultation.paper, pages(2, CANARY), CANARY)
    attached(meeting.open_item.consultation.paper, pages(2, "Plan"), "Lageplan")

    public = bound_book(meeting, whole=False)
    whole = bound_book(meeting, whole=True)

    assert "Lageplan" in text_of(public.content)
    assert CANARY not in text_of(public.content)
    assert "Geheim" not in text_of(public.content)
    with pikepdf.open(io.BytesIO(public.content)) as pdf:
        plain = io.BytesIO()
        pdf.save(plain, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"Kanarienweg" not in plain.getvalue()
    assert CANARY in text_of(whole.content)


def test_the_members_copy_carries_their_name_on_non_public_pages_only(town, meeting):
    attached(meeting.open_item.consultation.paper, pages(1, "Plan"), "Lageplan")
    whole = bound_book(meeting, whole=True)

    own = personal(whole.content, "Anna Beispiel", DAY)

    marked = []
    for page in text_of(own).split("\f")[: whole.pages]:
        marked.append("NICHTÖFFENTLICH" in page)
    assert marked == [True, False, False, True]
    with pikepdf.open(io.BytesIO(own)) as pdf:
        named = ["/RvMark" in page.obj.Resources.get("/XObject", {}) for page in pdf.pages]
    assert named == marked


def test_the_jobs_keep_both_editions_and_a_new_one_replaces_them(town, meeting):
    operations.invite(meeting, actor=town.clerk)
    work_off()
    first = dict(Book.objects.values_list("edition", "pages"))

    attached(meeting.open_item.consultation.paper, pages(3, "Plan"), "Lageplan")
    operations.request_books(meeting, actor=town.clerk)
    work_off()

    assert first == {"public": 2, "whole": 3}
    assert dict(Book.objects.values_list("edition", "pages")) == {"public": 5, "whole": 6}
    assert set(Book.objects.values_list("state", flat=True)) == {"ready"}


def test_a_stranger_keeps_no_book_and_reports_no_failure(town, meeting):
    operations.invite(meeting, actor=town.clerk)
    book = Book.objects.first()

    with pytest.raises(NotAllowed):
        operations.keep_book(book, bound_book(meeting, whole=False), actor=town.other)
    with pytest.raises(NotAllowed):
        operations.fail_book(book, "nein", actor=town.other)
