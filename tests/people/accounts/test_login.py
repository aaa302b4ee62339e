"""Signing in and out: equal answers, limits, sessions, roles that end at once."""

import re
import statistics
import time
from datetime import timedelta

import pytest
from allauth.core.internal import ratelimit
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.operations import (
    deactivate_account,
    end_role,
    issue_password_link,
)
from tests.factories import people
from tests.queries import statements

pytestmark = pytest.mark.django_db

LOGIN = "/konto/login/"
PASSWORD = "geheim-genug-1"
WRONG = "falsch-geraten-1"
NEW = "ganz-anders-und-lang-7"


@pytest.fixture
def clerk():
    """A clerk who signs in with a password."""
    return people.clerk(people.body())


def sign_in(client, account, password=PASSWORD, **headers):
    """Send the login form."""
    typed = {"login": getattr(account, "email", account), "password": password}
    return client.post(LOGIN, typed, **headers)


def signed_in(client):
    """Say whether a page behind the login opens."""
    return client.get("/konten/ich/").status_code == 200


def words(answer):
    """The page without tokens and what was typed, as one line."""
    page = re.sub(r'value="[^"]*"', "", answer.content.decode())
    return " ".join(page.split())


def test_the_login_speaks_of_anmelden_and_passwort(client):
    page = words(client.get(LOGIN))

    assert re.findall(
        r'<button type="submit" class="kern-btn kern-btn--primary">(.*?)</b', page
    ) == ['<span class="kern-label"> Anmelden </span>']
    assert ("Passwort" in page, "Kennwort" in page) == (True, False)


def test_the_right_password_opens_the_start_page(client, clerk):
    answer = sign_in(client, clerk)

    assert (answer.status_code, answer["Location"], signed_in(client)) == (302, "/", True)


def test_the_address_is_read_in_capitals_too(client, clerk):
    assert sign_in(client, clerk.email.upper()).status_code == 302


def test_a_wrong_password_is_answered_alike_for_known_and_unknown_addresses(clerk):
    known = sign_in(Client(), clerk, WRONG)
    unknown = sign_in(Client(), "niemand@example.org", WRONG)

    assert (known.status_code, words(known)) == (unknown.status_code, words(unknown))


def test_a_wrong_password_takes_about_the_same_time_for_known_and_unknown_addresses(
    clerk, settings, monkeypatch
):
    settings.ACCOUNT_RATE_LIMITS = {}
    monkeypatch.setattr(Argon2PasswordHasher, "memory_cost", 102_400)
    clerk.set_password(PASSWORD)
    clerk.save()
    spent = {clerk.email: [], "niemand@example.org": []}
    for _each in range(6):
        for address, times in spent.items():
            begun = time.process_time()
            sign_in(Client(), address, WRONG)
            times.append(time.process_time() - begun)

    known, unknown = (statistics.median(times) for times in spent.values())

    assert 0.6 < known / unknown < 1.7


def test_a_locked_account_with_a_wrong_password_is_answered_as_an_unknown_one(clerk):
    type(clerk).objects.update(is_active=False)

    locked = sign_in(Client(), clerk, WRONG)
    unknown = sign_in(Client(), "niemand@example.org", WRONG)

    assert words(locked) == words(unknown)


def test_a_locked_account_does_not_sign_in_with_the_right_password(client, clerk):
    type(clerk).objects.update(is_active=False)

    sign_in(client, clerk)

    assert signed_in(client) is False


def test_after_five_wrong_passwords_even_the_right_one_waits(client, clerk):
    for number in range(5):
        sign_in(client, clerk, WRONG, REMOTE_ADDR=f"192.0.2.{number}")

    answer = sign_in(client, clerk, REMOTE_ADDR="192.0.2.9")

    assert (answer.status_code, signed_in(client)) == (200, False)


def test_the_victim_of_guessing_signs_in_again_after_some_minutes(client, clerk, monkeypatch):
    for number in range(5):
        sign_in(client, clerk, WRONG, REMOTE_ADDR=f"192.0.2.{number}")
    later = time.time() + 6 * 60
    monkeypatch.setattr(ratelimit.time, "time", lambda: later)

    answer = sign_in(client, clerk, REMOTE_ADDR="192.0.2.9")

    assert answer.status_code == 302


def test_guessing_at_one_account_leaves_another_alone(client, clerk):
    for number in range(5):
        sign_in(Client(), clerk, WRONG, REMOTE_ADDR=f"192.0.2.{number}")

    answer = sign_in(client, people.account(), REMOTE_ADDR="192.0.2.9")

    assert answer.status_code == 302


def test_one_address_on_the_net_may_not_guess_at_many_accounts(client, clerk):
    for number in range(10):
        sign_in(client, f"konto{number}@example.net", WRONG)

    sign_in(client, clerk)

    assert signed_in(client) is False


def test_a_forged_forwarding_header_does_not_reset_the_limit(client, clerk):
    for number in range(10):
        forged = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}"}
        sign_in(client, f"konto{number}@example.net", WRONG, **forged)

    sign_in(client, clerk, HTTP_X_FORWARDED_FOR="203.0.113.99")

    assert signed_in(client) is False


def test_behind_a_trusted_proxy_the_limit_counts_the_address_it_saw(client, clerk, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        sign_in(client, f"konto{number}@example.net", WRONG, HTTP_X_FORWARDED_FOR="203.0.113.7")

    sign_in(client, clerk, HTTP_X_FORWARDED_FOR="203.0.113.7")
    refused = signed_in(client)
    sign_in(client, clerk, HTTP_X_FORWARDED_FOR="203.0.113.8")

    assert (refused, signed_in(client)) == (False, True)


def test_the_session_gets_a_new_key_at_login(client, clerk):
    session = client.session
    session["before"] = "login"
    session.save()
    before = session.session_key

    sign_in(client, clerk)

    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_logging_out_ends_the_session_on_the_server(client, clerk):
    sign_in(client, clerk)
    stolen = client.cookies["sessionid"].value

    client.post("/konto/logout/")

    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert (signed_in(client), signed_in(thief)) == (False, False)


def test_logging_out_needs_more_than_a_link(client, clerk):
    sign_in(client, clerk)

    client.get("/konto/logout/")

    assert signed_in(client) is True


def test_locking_an_account_ends_its_open_sessions_at_once(client, clerk):
    sign_in(client, clerk)
    town = clerk.roles.get().body
    people.administrator(town)

    deactivate_account(clerk, actor=people.administrator(town))

    assert signed_in(client) is False


def test_a_role_withdrawn_takes_effect_with_the_next_page(client, clerk):
    town = clerk.roles.get().body
    sign_in(client, clerk)
    before = client.get(f"/gremien/neu/{town.slug}/").status_code

    end_role(clerk.roles.get(), actor=people.administrator(town))

    assert (before, client.get(f"/gremien/neu/{town.slug}/").status_code) == (200, 403)


def test_a_role_whose_time_is_over_gives_nothing(client, clerk):
    town = clerk.roles.get().body
    sign_in(client, clerk)

    Role.objects.update(end=timezone.localdate() - timedelta(days=1))

    assert client.get(f"/gremien/neu/{town.slug}/").status_code == 403


def test_a_role_that_begins_tomorrow_gives_nothing_today(client, clerk):
    town = clerk.roles.get().body
    sign_in(client, clerk)

    Role.objects.update(start=timezone.localdate() + timedelta(days=1))

    assert client.get(f"/gremien/neu/{town.slug}/").status_code == 403


def test_session_account_and_roles_take_two_statements(client, clerk):
    people.role("chair", people.body(), account=clerk)
    sign_in(client, clerk)

    assert len(statements(client, "/konten/ich/")) == 2


def test_a_password_link_works_once_and_ends_open_sessions(client, clerk):
    sign_in(client, clerk)
    link = issue_password_link(clerk, actor=people.administrator(clerk.roles.get().body))
    browser = Client()

    form = browser.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    browser.post(address, {"password1": NEW, "password2": NEW})
    again = Client().get(link, follow=True)

    assert (signed_in(client), sign_in(Client(), clerk, NEW).status_code) == (False, 302)
    assert 'name="password1"' not in again.content.decode()


def test_a_password_link_dies_after_three_days(clerk, settings):
    settings.PASSWORD_RESET_TIMEOUT = -1
    link = issue_password_link(clerk, actor=people.administrator(clerk.roles.get().body))

    page = Client().get(link, follow=True).content.decode()

    assert 'name="password1"' not in page


def test_a_weak_password_is_refused_with_a_reason(client, clerk):
    sign_in(client, clerk)

    answer = client.post(
        "/konto/password/change/",
        {"oldpassword": PASSWORD, "password1": "kurz", "password2": "kurz"},
    )

    assert "12 Zeichen" in answer.content.decode()


def test_changing_the_password_ends_all_other_sessions(client, clerk):
    other = Client()
    sign_in(client, clerk)
    sign_in(other, clerk)

    client.post(
        "/konto/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    assert (signed_in(client), signed_in(other)) == (False, False)


def test_asking_for_a_new_password_is_answered_alike_for_known_and_unknown_addresses(clerk):
    answers = [
        Client().post("/konto/password/reset/", {"email": address}, follow=True)
        for address in (clerk.email, "niemand@example.org")
    ]

    assert words(answers[0]) == words(answers[1])
    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        [clerk.email, "niemand@example.org"]
    )


def test_nobody_signs_up(client):
    typed = {"email": "neu@example.org", "password1": NEW, "password2": NEW}

    client.post("/konto/signup/", typed)

    assert signed_in(client) is False
    assert not people.Account.objects.filter(email="neu@example.org").exists()


def test_the_login_leads_to_no_foreign_address(client, clerk):
    typed = {"login": clerk.email, "password": PASSWORD, "next": "https://example.net/"}

    answer = client.post(LOGIN, typed)

    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    "address",
    [
        "/konto/2fa/",
        "/konto/2fa/webauthn/",
        "/konto/password/change/",
        "/konto/logout/",
    ],
)
def test_the_pages_of_the_own_account_open_in_our_frame(client, clerk, address):
    sign_in(client, clerk)

    page = client.get(address)

    assert (page.status_code, page.content.decode().count("<main")) == (200, 1)


@pytest.mark.parametrize("address", ["/konto/2fa/totp/activate/", "/konto/2fa/webauthn/add/"])
def test_a_second_factor_is_set_up_after_the_password_was_asked_again(client, clerk, address):
    sign_in(client, clerk)

    asked = client.get(address)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    opened = client.get(address)

    assert asked["Location"].partition("?")[0] == "/konto/reauthenticate/"
    assert (opened.status_code, opened.content.decode().count("<main")) == (200, 1)


@pytest.mark.parametrize("address", [LOGIN, "/konto/password/reset/", "/konto/signup/"])
def test_the_pages_before_the_login_open_in_our_frame(client, address):
    page = client.get(address)

    assert (page.status_code, page.content.decode().count("<main")) == (200, 1)


def test_with_a_second_factor_the_password_alone_opens_nothing(client, clerk):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(clerk, secret)

    answer = sign_in(client, clerk)
    before = signed_in(client)
    code = totp.format_hotp_value(
        totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time())))
    )
    client.post(answer["Location"], {"code": code})

    assert (answer["Location"], before, signed_in(client)) == (
        "/konto/2fa/authenticate/", False, True,
    )  # fmt: skip


def test_a_form_without_its_token_is_refused(clerk):
    strict = Client(enforce_csrf_checks=True)

    assert sign_in(strict, clerk).status_code == 403


def test_the_own_address_is_not_changed_by_oneself(client, clerk):
    sign_in(client, clerk)

    answer = client.post("/konto/email/", {"action_add": "", "email": "anders@example.org"})

    assert (answer.status_code, answer["Location"]) == (302, "/konten/ich/")
