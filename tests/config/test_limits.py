"""More than the house takes: said in a sentence, before the disk or the memory is full."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import path
from psycopg.errors import DiskFull

from ratsverbund.config import uploads
from ratsverbund.config.urls import urlpatterns as pages
from tests.factories import people

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def fill(request):
    raise OperationalError("could not extend file") from DiskFull("No space left on device")


urlpatterns = [path("voll/", fill), *pages]
handler400 = "ratsverbund.config.views.bad_request"
handler500 = "ratsverbund.config.views.broken"


@pytest.fixture
def office():
    """Somebody signed in, in a browser that shows what the server answers."""
    client = Client(raise_request_exception=False)
    client.force_login(people.clerk(people.body()))
    return client


def sentence(answer):
    """The sentence of an error page."""
    return " ".join(answer.content.decode().partition('rv-lead">')[2].partition("</p>")[0].split())


def test_a_text_of_six_megabytes_is_refused_with_its_limit(office):
    answer = office.post("/vorlagen/neu/", {"title": "x" * 6_000_000})

    assert (answer.status_code, sentence(answer)[:38]) == (
        413,
        "Der Text ist länger als 5 MB und wurde",
    )


def test_a_file_larger_than_any_form_takes_is_refused_before_it_is_read(office, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 1_000_000)

    answer = office.post(
        "/vorlagen/hochladen/", {"file": SimpleUploadedFile("a.pdf", b"x" * 1_100_000)}
    )

    assert (answer.status_code, sentence(answer)[:17]) == (413, "Die Dateien sind ")


def test_a_full_disk_is_named_and_the_administration_is_to_be_told(office, caplog):
    answer = office.get("/voll/")

    assert answer.status_code == 507
    assert sentence(answer).startswith(
        "Auf dem Server ist kein Platz mehr; nichts wurde gespeichert."
    )
