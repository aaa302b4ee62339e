"""What migrations fill in."""

from importlib import import_module

import pytest
from django.apps import apps

from ratsverbund.people.accounts.models import Account
from ratsverbund.people.accounts.operations import create_account
from tests.factories import people

pytestmark = pytest.mark.django_db

FILLED = import_module("ratsverbund.people.accounts.migrations.0004_account_body_filled")


def test_accounts_without_a_role_get_the_town_of_who_entered_them():
    town = people.body()
    made, _password = create_account("ada@example.org", "Ada", actor=people.administrator(town))
    unknown = people.account()
    Account.objects.update(body=None)

    FILLED.fill(apps, None)

    assert [Account.objects.get(pk=each.pk).body for each in (made, unknown)] == [town, None]
