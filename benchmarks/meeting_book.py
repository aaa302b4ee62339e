"""The book of a meeting: 40 papers with 760 pages, table of contents, bookmarks, stamps."""

import io
import itertools
import resource
from datetime import UTC, date, datetime
from functools import cache

import pikepdf
import typst

from benchmarks.measure import compare, repeats
from benchmarks.place import analyse
from benchmarks.report import Finding, Target
from ratsverbund.council.invitations.binding import bound_book
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.papers.models import Consultation, Paper, PaperFile
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.pdf import FONTS
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

PAPERS, PAGES = 40, 760
DAY = date(2026, 3, 24)
runs = itertools.count()
WORDS = "Die Brücke über den Bach ist alt; ihre Träger sind angegriffen."


def measure(scale: float) -> Finding:
    """Bind the members' edition; the floor merges the same files and sets a bare agenda."""
    papers = max(2, round(PAPERS * scale))
    meeting, files = build(papers)
    bound = bound_book(meeting, whole=True)
    floor, ours = compare(
        lambda: merged(files), lambda: bound_book(meeting, whole=True), repeats(scale, 12),
        floor_statements=0,
    )  # fmt: skip
    ratio = ours.median / floor.median
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Finding(
        f"{papers} papers, {bound.pages} pages, {len(bound.content) / 1e6:.1f} MB",
        {"floor: merge + Typst agenda": floor, "meeting book": ours},
        ratio,
        [Target("time", ratio, 3, "× floor")],
        [f"largest child process: {child:.0f} MiB at most"],
    )


def merged(files: list[bytes]) -> bytes:
    """Append the files by pikepdf, behind an agenda by Typst with contents and a page an item."""
    # Typst keeps what it has set before; other words each time, so that it sets them anew.
    run = next(runs)
    items = "\n".join(
        f"#pagebreak()\n= Ö {number} {WORDS} {run}\n{WORDS} {run}" for number in range(len(files))
    )
    folders = [str(FONTS)] if FONTS.is_dir() else []
    fonts = typst.Fonts(include_system_fonts=False, font_paths=folders)
    source = f'#set document(title: "Agenda")\n#set text(lang: "de")\n#outline()\n{items}'
    agenda = typst.compile(source.encode(), font_paths=fonts, pdf_standards=["a-3a", "ua-1"])
    book = pikepdf.Pdf.new()
    for content in (agenda, *files):
        book.pages.extend(pikepdf.open(io.BytesIO(content)).pages)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def foreign(pages: int) -> bytes:
    """A file with as many pages of text."""
    source = "#pagebreak()\n".join(f"{WORDS * 40}\n" for _ in range(pages))
    return typst.compile(source.encode())


def build(papers: int) -> tuple[Meeting, list[bytes]]:
    """A council with one meeting whose papers have one file each."""
    town = Body.objects.create(
        name="Stadt Musterstadt", short_name="Musterstadt", sort_key="musterstadt",
        slug="musterstadt-mappe", state_code="05",
    )  # fmt: skip
    council = Organization.objects.create(
        body=town, organization_type="council", name="Rat", short_name="Rat", sort_key="rat"
    )
    meeting = Meeting.objects.create(
        body=town, organization=council, place="Rathaus", state="convened", convened_on=DAY,
        starts_at=datetime(2026, 3, 24, 17, tzinfo=UTC),
    )  # fmt: skip
    content = foreign(PAGES // PAPERS)
    for number in range(1, papers + 1):
        paper = Paper.objects.create(
            body=town, reference=f"2026/{number:03d}", title=WORDS, day=DAY, state="released",
            reasoning=WORDS,
        )  # fmt: skip
        file = StoredFile.objects.create(
            name="anlage.pdf", media_type="application/pdf", content=content, size=len(content)
        )
        PaperFile.objects.create(paper=paper, file=file, title="Anlage", order=1, public=True)
        station = Consultation.objects.create(paper=paper, organization=council, order=1)
        AgendaItem.objects.create(
            meeting=meeting, consultation=station, order=number, number=f"Ö {number}", title=WORDS
        )
    analyse()
    return meeting, [content] * papers
