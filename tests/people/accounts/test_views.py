"""Pages about accounts, roles and the own profile."""

import re

import pytest
from django.utils import timezone

from ratsverbund.people.accounts.models import Account, Role
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """A town with its administration."""
    town = people.body()
    town.administrator = people.administrator(town)
    return town


@pytest.fixture
def signed_in(client, town):
    """A browser in which the administration is signed in."""
    client.force_login(town.administrator)
    return client


def texts(answer):
    """The page as one line of text."""
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_accounts_takes_four_statements(signed_in, town, number):
    for _each in range(number):
        people.clerk(town)

    assert len(statements(signed_in, "/konten/")) == 4


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_an_account_takes_four_statements(signed_in, town, number):
    account = people.clerk(town)
    for kind in ("chair", "member", "mayor")[:number]:
        people.role(kind, town, account=account)

    assert len(statements(signed_in, f"/konten/{account.pk}/")) == 4


def test_the_list_names_roles_and_locked_accounts(signed_in, town):
    people.role("chair", town, account=people.account("Ada Vorsitz", is_active=False))

    page = texts(signed_in.get("/konten/"))

    assert ("Ada Vorsitz" in page, "Vorsitz, Musterstadt" in page, "gesperrt" in page) == (
        True, True, True,
    )  # fmt: skip


def test_a_new_account_shows_its_password_once_and_never_again(signed_in):
    answer = signed_in.post("/konten/neu/", {"name": "Ada", "email": "ada@example.org"})

    account = Account.objects.get(email="ada@example.org")
    password = re.search(r"<dt>Passwort</dt><dd>([^<]+)</dd>", texts(answer))[1]
    again = texts(signed_in.get(f"/konten/{account.pk}/"))
    assert (account.check_password(password), password in again) == (True, False)
    assert "no-store" in answer["Cache-Control"]


def test_an_account_is_given_a_role_and_loses_it_at_once(signed_in, town):
    account = people.account("Ada", body=town)

    given = signed_in.post(
        f"/konten/{account.pk}/rolle/",
        {"kind": "clerk", "body": town.pk, "start": timezone.localdate().isoformat()},
    )
    role = Role.objects.get(account=account)
    ended = signed_in.post(f"/konten/rollen/{role.pk}/ende/", {"end": ""})

    role.refresh_from_db()
    assert (given.status_code, ended.status_code) == (302, 302)
    assert role.end < timezone.localdate()


def test_the_role_form_offers_own_bodies_only(signed_in, town):
    people.body("Nachbarstadt")
    account = people.account("Ada", body=town)

    page = texts(signed_in.get(f"/konten/{account.pk}/rolle/"))

    assert ("Stadt Musterstadt" in page, "Nachbarstadt" in page) == (True, False)


def test_an_account_is_locked_and_opened_again(signed_in, town):
    clerk = people.clerk(town)

    signed_in.post(f"/konten/{clerk.pk}/sperre/", {"act": "deactivate"})
    locked = Account.objects.get(pk=clerk.pk).is_active
    signed_in.post(f"/konten/{clerk.pk}/sperre/", {"act": "activate"})

    assert (locked, Account.objects.get(pk=clerk.pk).is_active) == (False, True)


def test_the_password_link_is_shown_whole_and_not_kept_by_the_browser(signed_in, town):
    clerk = people.clerk(town)

    answer = signed_in.post(f"/konten/{clerk.pk}/kennwort/")

    assert "http://testserver/konto/password/reset/key/" in texts(answer)
    assert "no-store" in answer["Cache-Control"]


def test_an_account_is_renamed(signed_in, town):
    clerk = people.clerk(town)

    shown = signed_in.get(f"/konten/{clerk.pk}/name/")
    sent = signed_in.post(f"/konten/{clerk.pk}/name/", {"name": "Ada Neu"})

    assert (shown.status_code, sent.status_code) == (200, 302)
    assert Account.objects.get(pk=clerk.pk).name == "Ada Neu"


def test_a_fresh_account_belongs_to_the_town_that_entered_it(client, signed_in, town):
    signed_in.post("/konten/neu/", {"name": "Ada", "email": "ada@example.org"})
    account = Account.objects.get(email="ada@example.org")
    pages = (f"/konten/{account.pk}/", f"/konten/{account.pk}/rolle/")
    own = [signed_in.get(page).status_code for page in pages]

    client.force_login(people.administrator(people.body("Nachbar")))

    assert (account.body, own) == (town, [200, 200])
    assert [client.get(page).status_code for page in pages] == [404, 404]
    assert client.post(f"/konten/{account.pk}/kennwort/").status_code == 404


def test_who_administers_two_towns_says_where_an_account_belongs(signed_in, town):
    second = people.body("Zweitstadt")
    people.role("administrator", second, account=town.administrator)
    typed = {"name": "Ada", "email": "ada@example.org"}

    unsaid = signed_in.post("/konten/neu/", typed).status_code
    signed_in.post("/konten/neu/", typed | {"body": second.pk})

    assert (unsaid, Account.objects.get(email="ada@example.org").body) == (422, second)


def test_an_account_of_another_town_does_not_exist_here(signed_in):
    other = people.clerk(people.body("Nachbar"))

    answers = [
        signed_in.get(f"/konten/{other.pk}/").status_code,
        signed_in.get(f"/konten/rollen/{other.roles.get().pk}/ende/").status_code,
        signed_in.post(f"/konten/{other.pk}/sperre/", {"act": "deactivate"}).status_code,
    ]

    assert answers == [404, 404, 404]


def test_clerks_and_strangers_do_not_reach_the_accounts(client, town):
    stranger = client.get("/konten/").status_code
    client.force_login(people.clerk(town))
    clerk = client.get("/konten/").status_code

    assert (stranger, clerk) == (302, 403)


def test_the_own_profile_shows_roles_and_remembers_the_compact_view(client, town):
    client.force_login(people.clerk(town))

    before = texts(client.get("/konten/ich/"))
    client.post("/konten/ich/", {"compact": "yes"})
    after = texts(client.get("/konten/ich/"))

    assert ("Schriftführung" in before, "rv-density-compact" in before) == (True, False)
    assert "rv-density-compact" in after


def test_the_profile_is_not_for_strangers(client):
    assert client.get("/konten/ich/").status_code == 302
