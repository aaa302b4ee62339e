"""Which door a view goes through, and what every answer carries."""

import pytest
from django.db import ProgrammingError, connection
from django.http import Http404, HttpResponse
from django.test import override_settings
from django.urls import include, path

from ratsverbund.kernel.doors import PUBLIC_ROLE
from ratsverbund.kernel.errors import IllegalTransition
from tests.factories import people

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def role():
    """Return the role the database knows us by."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        return cursor.fetchone()[0]


def who(request):
    return HttpResponse(role())


def write(request):
    people.body("Neustadt")
    return HttpResponse()


def miss(request):
    raise Http404


def fail(request):
    raise KeyError


def refuse(request):
    raise IllegalTransition("Die Sitzung ist geschlossen.")


def public_who(request):
    return HttpResponse(role())


public_who.__module__ = "ratsverbund.public.somewhere"
urlpatterns = [
    path("wer/", who),
    path("schreiben/", write),
    path("fehlt/", miss),
    path("kaputt/", fail),
    path("verweigert/", refuse),
    path("oeffentlich/", public_who),
    path("", include("ratsverbund.config.urls")),
]
handler404 = "ratsverbund.config.views.not_found"


def test_a_stranger_is_the_public_role_everywhere(client):
    answers = [client.get(address).content.decode() for address in ("/wer/", "/oeffentlich/")]

    assert answers == [PUBLIC_ROLE, PUBLIC_ROLE]


def test_staff_is_the_public_role_on_public_pages_only(client):
    client.force_login(people.clerk(people.body()))

    answers = [client.get(address).content.decode() for address in ("/wer/", "/oeffentlich/")]

    assert answers == [role(), PUBLIC_ROLE]


def test_the_database_refuses_what_the_view_of_a_stranger_writes(client):
    with pytest.raises(ProgrammingError, match="permission denied"):
        client.get("/schreiben/")


@pytest.mark.parametrize(
    ("address", "status"), [("/wer/", 200), ("/fehlt/", 404), ("/verweigert/", 409)]
)
def test_after_an_answer_the_role_is_back(client, address, status):
    before = role()

    answer = client.get(address)

    assert (answer.status_code, role()) == (status, before)


def test_after_a_broken_view_the_role_is_back(client):
    before = role()

    with pytest.raises(KeyError):
        client.get("/kaputt/")

    assert role() == before


def test_a_stranger_logs_in(client):
    account = people.clerk(people.body())

    answer = client.post("/konto/login/", {"login": account.email, "password": "geheim-genug-1"})

    assert (answer.status_code, client.session["_auth_user_id"]) == (302, str(account.pk))


def test_a_refusal_answers_with_its_sentence_and_status(client):
    answer = client.get("/verweigert/")

    assert answer.status_code == 409
    assert "Die Sitzung ist geschlossen." in answer.content.decode()


@override_settings(DEBUG=False)
def test_a_broken_page_says_nothing_of_its_cause(client):
    client.raise_request_exception = False

    page = client.get("/kaputt/").content.decode()

    assert ("KeyError" in page, "Traceback" in page) == (False, False)


def test_every_answer_forbids_foreign_scripts_and_frames(client):
    policy = client.get("/wer/").headers["Content-Security-Policy"]

    assert [part for part in policy.split("; ") if part.startswith(("script", "frame"))] == [
        "script-src 'self'",
        "frame-ancestors 'none'",
    ]
