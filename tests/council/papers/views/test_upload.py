"""Taking over papers through the pages; every bad file gets a clear sentence."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.models import StoredFile
from tests.queries import statements

UPLOAD = "papers:upload"
HEADLESS = (
    b"Sachverhalt:\nOhne Kopf.\n\nBeschlussvorschlag:\n\nBauausschuss:\nEs geschieht etwas.\n"
)


def send(desk, name, content):
    return desk.post(reverse(UPLOAD), {"file": SimpleUploadedFile(name, content)})


def encrypted_word():
    """The beginning of a Word document under a password, as far as a reader looks."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def archive():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("liste.txt", "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("leer.txt", b"", "Die Datei enthält keinen Text."),
        ("binaer.txt", bytes(range(256)) * 40, "Die Datei enthält keinen Text."),
        ("gross.txt", b"Text " * 10_500_000, "erlaubt sind 20 MB"),
        ("geheim.docx", encrypted_word(), "mit einem Kennwort geschützt"),
        ("falsch.pdf", b"kein PDF", "vermutlich ist sie beschädigt"),
        ("archiv.docx", archive(), "ein Archiv und kein Word-Dokument"),
        ("seite.txt", b"<html><script>alert(1)</script>", "eine Internetseite"),
    ],
    ids=["empty", "binary", "large", "password", "broken", "archive", "html"],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(desk, name, content, sentence):
    answer = send(desk, name, content)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert (Paper.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_wrongly_encoded_file_is_read_with_a_warning(desk, council):
    content = "Brücke über die Wurm\n\nBeschlussvorschlag:\n\nRat:\nJa.\n".encode("cp1252")

    answer = desk.get(send(desk, "alt.txt", content).headers["Location"])

    text = answer.content.decode()
    assert "Brücke über die Wurm" in text
    assert "sie wurde als Windows-1252 gelesen" in text


def test_the_heinsberg_paper_is_looked_at_and_taken_over(desk, council, committee, seed):
    address = send(desk, "vorlage.txt", seed).headers["Location"]
    page = desk.get(address).content.decode()
    chosen = re.findall(r'value="(\d+)" selected', page)
    title = re.search(r'name="title" value="([^"]+)"', page)[1]
    form = {"title": title, "day": "2021-03-01", "proposals-TOTAL_FORMS": "2",
            "proposals-INITIAL_FORMS": "2", "proposals-0-organization": chosen[0],
            "proposals-1-organization": chosen[1]}  # fmt: skip

    desk.post(address, form)

    paper = Paper.objects.get()
    assert "Alles hat seinen Platz gefunden." in page
    assert [each.organization for each in paper.proposals.all()] == [committee, council]
    assert f"{paper.day:%d.%m.%Y}" == "01.03.2021"


def test_a_headless_file_keeps_its_form_until_it_has_a_title(desk, council):
    address = send(desk, "ohne.txt", HEADLESS).headers["Location"]
    form = {
        "title": "", "day": "2026-03-02", "proposals-TOTAL_FORMS": "1",
        "proposals-INITIAL_FORMS": "1", "proposals-0-organization": council.pk,
    }  # fmt: skip

    refused = desk.post(address, form)
    desk.post(address, form | {"title": "Mit Kopf"})

    paper = Paper.objects.get()
    assert refused.status_code == 422
    assert "Der Betreff fehlt." in refused.content.decode()
    assert f'value="{council.pk}" selected' in refused.content.decode()
    assert (paper.title, paper.proposals.get().organization) == ("Mit Kopf", council)


def test_unmatched_names_and_unplaced_text_are_shown(desk, council):
    content = "Bänke\n\nVerteiler: alle\n\nBeschlussvorschlag:\n\nParkausschuss:\nJa.\n".encode()

    text = desk.get(send(desk, "b.txt", content).headers["Location"]).content.decode()

    assert "Verteiler: alle" in text
    assert "1. Beschlussvorschlag (Parkausschuss)" in text


def test_the_page_before_the_takeover_needs_five_statements(desk, council, committee, seed):
    address = send(desk, "v.txt", seed).headers["Location"]

    assert len(statements(desk, address)) == 5


def test_a_ticket_is_good_for_its_owner_only(desk, elsewhere, seed):
    address = send(desk, "v.txt", seed).headers["Location"]

    assert elsewhere.get(address).status_code == 404
    assert desk.get(address.replace(":", ";")).status_code == 404


def test_members_upload_nothing(client, member, seed):
    client.force_login(member)

    assert send(client, "v.txt", seed).status_code == 403
