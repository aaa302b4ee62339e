"""Files that are not what they say, sent to every form that takes one."""

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from ratsverbund.kernel.models import StoredFile
from tests.canary import forms, walk

pytestmark = pytest.mark.django_db
PAGE = b"<!doctype html><script>alert(1)</script>"
PROGRAM = b"MZ\x90\x00" + b"\x00" * 200
BROKEN = b"PK\x03\x04" + b"\xff" * 200
DISGUISED = [
    ("plan.pdf", "application/pdf", PAGE),
    ("plan.pdf", "application/pdf", PROGRAM),
    ("vorlage.docx", "application/octet-stream", PAGE),
    ("vorlage.docx", "application/octet-stream", BROKEN),
    ("liste.xlsx", "text/html", BROKEN),
    ("bild.png", "image/svg+xml", b"<svg onload='alert(1)'/>"),
    ("seite.html", "text/html", PAGE),
    ("../../\u202efdp." + "x" * 300 + ".pdf", "application/pdf", b"%PDF-1.7 leer"),
]
BEGINS = {".pdf": b"%PDF-", ".docx": b"PK", ".xlsx": b"PK", ".png": b"\x89PNG"}


def takers(*walks):
    """Every form with a field for a file: the form, and the names of those fields."""
    found = {}
    for met in walks:
        for address, page in met.pages.items():
            fields = lxml.html.fromstring(page).xpath("//input[@type='file']/@name")
            for form in forms.forms_of(address, page) if fields else ():
                names = tuple(n for n, _value in form.fields if n in fields)
                if names:
                    found[forms.kind_of(form)] = (form, names)
    return list(found.values())


def sent(client, form, names, disguised):
    """How a form answers to a file, and which files were kept."""
    name, media_type, content = disguised
    typed = {key: value for key, value in form.fields if key not in names}
    files = {each: SimpleUploadedFile(name, content, media_type) for each in names}
    with transaction.atomic():
        last = StoredFile.objects.order_by("pk").values_list("pk", flat=True).last() or 0
        answer = client.post(form.address, typed | files)
        kept = list(StoredFile.objects.filter(pk__gt=last))
        transaction.set_rollback(True)
    return answer.status_code, kept


def lies(file):
    """Say whether a kept file is something else than its name says, or a page of ours."""
    ending = file.name[file.name.rfind(".") :].lower()
    begins = BEGINS.get(ending, b"")
    return not bytes(file.content).startswith(begins) or file.media_type.startswith(
        ("text/html", "image/svg")
    )


@pytest.mark.parametrize("role", ["clerk", "administrator", "member"])
def test_no_form_keeps_a_file_that_is_not_what_it_says(scene, walked, role):
    client = walk.visitor(scene.cast[role])
    found = takers(walked(role))

    answers = [
        (form.address, disguised[0][:20], *sent(client, form, names, disguised))
        for form, names in found
        for disguised in DISGUISED
    ]

    assert len(found) >= (3 if role == "clerk" else 1)
    assert [row[:3] for row in answers if row[2] >= 500] == []
    assert [row[:2] for row in answers if any(lies(file) for file in row[3])] == []
    assert [f.name for row in answers for f in row[3] if "/" in f.name or len(f.name) > 200] == []
