"""The town's own sign-in (OIDC) opens accounts that exist, and makes none."""

import pytest
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware

from ratsverbund.people.accounts.adapter import KnownPersonsOnly
from ratsverbund.people.accounts.models import Account
from tests.factories import people

pytestmark = pytest.mark.django_db


TOWN = {
    "provider_id": "town",
    "name": "Anmeldung der Verwaltung",
    "client_id": "ratsverbund",
    "secret": "",
    "settings": {"server_url": "https://anmeldung.example.org"},
}


@pytest.fixture
def request_(rf, settings):
    """A request that comes back from the town's sign-in."""
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [TOWN]}}
    request = rf.get("/konto/oidc/town/login/callback/")
    for middleware in (SessionMiddleware, MessageMiddleware):
        middleware(lambda request: None).process_request(request)
    return request


def coming_back(email, *, verified=True):
    """What the town's sign-in says about the person."""
    return SocialLogin(
        user=Account(email=email),
        account=SocialAccount(provider="town", uid="4711"),
        email_addresses=[EmailAddress(email=email, verified=verified)],
    )


def test_a_verified_address_opens_the_account_of_that_address(request_):
    account = people.account(email="ada@example.org")

    KnownPersonsOnly().pre_social_login(request_, coming_back("Ada@example.org"))

    assert SocialAccount.objects.get().user == account


@pytest.mark.parametrize(
    ("email", "verified", "active"),
    [
        ("ada@example.org", False, True),
        ("ada@example.org", True, False),
        ("niemand@example.org", True, True),
    ],
)
def test_nobody_else_comes_in_and_no_account_is_made(request_, email, verified, active):
    people.account(email="ada@example.org", is_active=active)

    with pytest.raises(ImmediateHttpResponse) as refused:
        KnownPersonsOnly().pre_social_login(request_, coming_back(email, verified=verified))

    assert refused.value.response["Location"] == "/konto/login/"
    assert (SocialAccount.objects.count(), Account.objects.count()) == (0, 1)


def test_the_login_page_offers_the_sign_in_of_the_town(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [TOWN]}}

    page = client.get("/konto/login/").content.decode()

    assert ("Anmeldung der Verwaltung" in page, "/konto/oidc/town/login/" in page) == (True, True)
