"""A login that runs out in the middle of a form: what was typed is kept and sent afterwards."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ratsverbund.kernel.tasks import clear_sessions
from ratsverbund.people.bodies.models import Body
from tests.factories import people

pytestmark = pytest.mark.django_db

FORM = "/koerperschaften/neu/"
PASSWORD = "geheim-genug-1"
TYPED = {"name": "Stadt Neustadt", "short_name": "Neustadt", "kind": "municipality"}


@pytest.fixture
def office():
    """Somebody who may enter towns, with a password."""
    return people.administrator(people.body())


@pytest.fixture
def late(client, office):
    """A browser whose login ran out while somebody was typing."""
    client.force_login(office)
    Session.objects.update(expire_date=timezone.now())
    return client


def sign_in(client, account):
    """Log in where the browser is sent to."""
    typed = {"login": account.email, "password": PASSWORD, "next": "/weiter/"}
    return client.post("/konto/login/", typed)


def test_what_was_typed_is_shown_after_the_login(late, office):
    sent = late.post(FORM, TYPED)

    arrived = sign_in(late, office)

    page = late.get(arrived.headers["Location"]).content.decode()
    assert sent.headers["Location"] == "/konto/login/?next=/weiter/"
    assert ("Stadt Neustadt" in page, f'action="{FORM}"' in page) == (True, True)


def test_it_can_be_sent_once_more_and_is_then_forgotten(late, office):
    late.post(FORM, TYPED)
    sign_in(late, office)

    late.post(FORM, TYPED)

    assert Body.objects.filter(short_name="Neustadt").count() == 1
    assert late.get("/weiter/").headers["Location"] == "/"


def test_it_can_be_thrown_away(late, office):
    late.post(FORM, TYPED)
    sign_in(late, office)

    late.post("/weiter/")

    assert late.get("/weiter/").headers["Location"] == "/"


def test_a_file_is_asked_for_again_by_its_name(late, office):
    late.post(FORM, TYPED | {"file": SimpleUploadedFile("Plan.pdf", b"%PDF-1.7")})

    sign_in(late, office)

    assert "Es fehlen: Plan.pdf." in late.get("/weiter/").content.decode()


def test_neither_secrets_nor_a_flood_are_kept(late):
    secret = late.post(FORM, {"password": "geheim", "csrfmiddlewaretoken": "x"})
    flood = late.post(FORM, {"name": "x" * 200_000})

    assert [answer.headers["Location"] for answer in (secret, flood)] == [
        f"/konto/login/?next={FORM}"
    ] * 2


def test_of_a_stranger_nothing_is_kept():
    answer = Client().post(FORM, TYPED)

    assert answer.headers["Location"] == f"/konto/login/?next={FORM}"
    assert Session.objects.count() == 0


@pytest.mark.parametrize("cookie", ["nie-ausgegeben", ""])
def test_a_stranger_with_a_made_up_cookie_fills_no_database(client, cookie):
    client.cookies["sessionid"] = cookie

    answer = client.post(FORM, TYPED)

    assert answer.headers["Location"] == f"/konto/login/?next={FORM}"
    assert Session.objects.count() == 0


def test_a_session_nobody_logged_in_with_keeps_no_form(client):
    session = client.session
    session["seen"] = "page"
    session.save()

    client.post(FORM, TYPED)

    assert [each.get_decoded() for each in Session.objects.all()] == [{"seen": "page"}]


def test_another_account_at_the_same_browser_sees_nothing_of_it(late, office):
    late.post(FORM, TYPED)

    arrived = sign_in(late, people.administrator(people.body("Nachbar")))

    assert late.get(arrived.headers["Location"]).headers["Location"] == "/"
    assert "kept_form" not in late.session


def test_logins_that_have_run_out_are_deleted_day_by_day(client, office):
    client.force_login(office)
    Client().force_login(office)
    Session.objects.filter(pk=client.session.session_key).update(
        expire_date=timezone.now() - timedelta(days=1)
    )

    clear_sessions(0)

    assert Session.objects.count() == 1
