"""The parts of a meeting's book, and binding it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.invitations import operations, queries
from ratsverbund.council.invitations.book import Bound, Part, bind, missing
from ratsverbund.council.invitations.models import Book
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.papers.models import Paper, PaperFile
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.kernel.errors import DomainError
from ratsverbund.kernel.policies import SYSTEM

PDF = "application/pdf"


def bind_book(book: Book) -> None:
    """Bind one edition and keep it, or keep why that failed; one that is bound is left alone."""
    if book.state != Book.State.WANTED:
        return
    try:
        bound = bound_book(book.meeting, whole=book.edition == Book.Edition.WHOLE)
    except DomainError as error:
        operations.fail_book(book, str(error), actor=SYSTEM)
        return
    operations.keep_book(book, bound, actor=SYSTEM)


def bound_book(meeting: Meeting, *, whole: bool) -> Bound:
    """Bind a meeting's documents; without `whole` nothing non-public is in it.

    Raises: BookFailed, PdfFailed.
    """
    with override("de"):
        cover = cover_of(meeting, whole=whole)
        parts = parts_for(meeting, whole=whole)
        return bind(cover, parts, created=local_day(meeting.starts_at), whole=whole)


def parts_for(meeting: Meeting, *, whole: bool) -> Iterator[Part]:
    """The parts of the book in their order; the database is asked when the first is wanted."""
    items = [item for item in queries.documents(meeting) if whole or item.public]
    papers = [item.consultation.paper for item in items if item.consultation is not None]
    files = defaultdict(list)
    for file in queries.files_of([paper.pk for paper in papers]):
        files[file.paper_id].append(file)
    for item in items:
        yield from parts_of(item, files, whole=whole)


def cover_of(meeting: Meeting, *, whole: bool) -> dict[str, Any]:
    """What stands on the first page."""
    start = timezone.localtime(meeting.starts_at)
    edition = Book.Edition.WHOLE if whole else Book.Edition.PUBLIC
    return {
        "title": f"Sitzungsmappe: {meeting.organization}",
        "body": meeting.body.name,
        "labels": [
            ["Tag", format_day(start.date())],
            ["Beginn", f"{start:%H:%M} Uhr"],
            ["Ort", meeting.place],
            ["Fassung", str(edition.label)],
            ["Erstellt am", f"{timezone.localtime():%d.%m.%Y, %H:%M} Uhr"],
        ],
        "note": "",
    }


def parts_of(item: AgendaItem, files: dict[int, list[PaperFile]], *, whole: bool) -> Iterator[Part]:
    """An item's title, its paper and the files of the paper."""
    yield Part(item.title, item.number, public=item.public)
    if item.consultation is None:
        return
    paper = item.consultation.paper
    if not (whole or paper.public):
        return
    public = item.public and paper.public
    yield paper_part(item, paper, public=public)
    for file in files[paper.pk]:
        if whole or file.public:
            part = Part(file.title, item.number, 1, public and file.public)
            yield filled(part, file.file)


def filled(part: Part, file: Any) -> Part:
    """The part with its file, or with a sheet if that is no PDF."""
    if file.media_type != PDF:
        return missing(part, "format")
    return Part(part.title, part.label, part.level, part.public, bytes(file.content))


def paper_part(item: AgendaItem, paper: Paper, *, public: bool) -> Part:
    """The paper as it was handed in if that is a PDF and still holds, else its present wording."""
    title = _("Vorlage %(reference)s") % {"reference": paper.reference}
    origin = getattr(paper, "origin", None)
    if origin is not None and origin.file.media_type == PDF and paper.version == 1:
        return Part(title, item.number, 1, public, bytes(origin.file.content))
    sections = [
        {"heading": heading, "text": text}
        for heading, text in (
            (_("Sachverhalt und Begründung"), paper.reasoning),
            (_("Finanzielle Auswirkungen"), paper.financial_effect),
            *((proposal_title(each), each.text) for each in paper.proposals.all()),
        )
        if text
    ]
    labels = [
        [_("Betreff"), paper.title],
        [_("Art"), paper.get_paper_type_display()],
        [_("Datum"), f"{paper.day:%d.%m.%Y}"],
        [_("Amt"), paper.office],
    ]
    sheet = {"kind": "paper", "labels": [pair for pair in labels if pair[1]], "sections": sections}
    return Part(title, item.number, 1, public, sheet=sheet)


def proposal_title(proposal: Any) -> str:
    """Whom a proposal asks."""
    if proposal.organization is None:
        return _("Beschlussvorschlag")
    return _("Beschlussvorschlag für %(name)s") % {"name": proposal.organization}
