"""Attachments: permitted kinds, safe names, published only if they may be."""

import pytest

from ratsverbund.council.papers import operations
from ratsverbund.kernel.doors import public_door
from ratsverbund.kernel.errors import InvalidInput, NotAllowed
from ratsverbund.kernel.models import StoredFile


def test_a_public_attachment_of_a_published_paper_is_published(draft, clerk):
    paper = operations.release_paper(draft, actor=clerk)

    operations.attach_file(paper, "plan.pdf", b"%PDF-1.7", public=True, actor=clerk)

    with public_door():
        assert [file.name for file in StoredFile.objects.all()] == ["plan.pdf"]


def test_attachments_are_internal_unless_said_otherwise(draft, clerk):
    paper = operations.release_paper(draft, actor=clerk)

    operations.attach_file(paper, "plan.pdf", b"%PDF-1.7", actor=clerk)

    with public_door():
        assert StoredFile.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leer.pdf", b""),
        ("seite.html", b"<script>alert(1)</script>"),
        ("bild.svg", b"<svg onload='alert(1)'/>"),
        ("falsch.pdf", b"<html>"),
        ("ohne-endung", b"x"),
    ],
)
def test_what_could_run_or_is_no_document_is_refused(draft, clerk, name, content):
    with pytest.raises(InvalidInput) as refusal:
        operations.attach_file(draft, name, content, actor=clerk)

    assert refusal.value.field == "file"


def test_a_member_attaches_nothing(draft, member):
    with pytest.raises(NotAllowed):
        operations.attach_file(draft, "plan.pdf", b"%PDF-1.7", actor=member)
