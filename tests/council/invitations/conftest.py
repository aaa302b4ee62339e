"""A town whose committee is about to be invited."""

import io
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pikepdf
import pytest
from django.utils import timezone

from ratsverbund.council.invitations import tasks
from ratsverbund.council.invitations.models import Book, Dispatch
from ratsverbund.council.papers.models import PaperFile
from ratsverbund.kernel.models import StoredFile
from tests.factories import council, people

CANARY = "Verkauf Kanarienweg 7"


@pytest.fixture
def town(db):
    """Heinsberg with a committee of three, a chair, a mayor's office and an equality officer."""
    body = people.heinsberg(address="Apfelstraße 60\n52525 Heinsberg")
    main = people.main_committee(body)
    rat = people.organization(body)
    seats = [
        people.membership(main, people.person(given, form_of_address=form))
        for given, form in (("Anna", "ms"), ("Bernd", "mr"), ("Cem", ""))
    ]
    officer = people.person("Gerda", form_of_address="ms")
    people.holding(people.office(body, "Gleichstellungsbeauftragte", "equality"), officer)
    for number, seat in enumerate(seats[:2]):
        people.account(str(seat.person), person=seat.person, email=f"m{number}@example.org")
    return SimpleNamespace(
        body=body, main=main, council=rat, seats=seats, officer=officer,
        officer_account=people.account("Gerda", person=officer, email="gb@example.org"),
        clerk=people.clerk(body), mayor=people.role("mayor", body),
        chair=people.role("chair", body, main),
        other=people.clerk(people.body("Anderswo")),
    )  # fmt: skip


@pytest.fixture
def meeting(town):
    """A planned meeting in four weeks with a public and a non-public item."""
    start = timezone.now().astimezone(UTC) + timedelta(days=28)
    start = datetime(start.year, start.month, start.day, 17, 0, tzinfo=UTC)
    made = council.meeting(town.main, start, state="planned", convened_on=None)
    made.open_item = placed(made, council.paper(town.body, "Brücke am Bach"))
    made.secret_item = placed(
        made, council.paper(town.body, CANARY, public=False, reasoning=CANARY), public=False
    )
    return made


def placed(meeting, paper, **fields):
    """An item for a paper."""
    station = council.consultation(paper, meeting.organization)
    return council.item(meeting, station, title=paper.title, **fields)


def attached(paper, content, title="Anlage", public=True, media_type="application/pdf"):
    """A file of a paper."""
    file = StoredFile.objects.create(
        name=f"{title}.pdf", media_type=media_type, content=content, size=len(content),
        sha256=StoredFile.fingerprint(content),
    )  # fmt: skip
    return PaperFile.objects.create(
        paper=paper, file=file, title=title, order=paper.files.count() + 1, public=public
    )


def pages(count, words="Seite", turn=0, password=""):
    """A foreign PDF."""
    pdf = pikepdf.Pdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for number in range(count):
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(
            f"BT /F1 20 Tf 100 400 Td ({words} {number + 1}) Tj ET".encode("cp1252")
        )
        page.Rotate = turn
    out = io.BytesIO()
    locked = pikepdf.Encryption(owner=password, user=password) if password else False
    pdf.save(out, encryption=locked)
    return out.getvalue()


def work_off():
    """Do what the worker would."""
    for dispatch in Dispatch.objects.filter(state="queued"):
        tasks.hand_over(dispatch.pk)
    for book in Book.objects.filter(state="wanted"):
        tasks.bind_book(book.pk)
