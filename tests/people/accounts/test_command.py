"""`ratsverbund account …`."""

import json

import pytest
from django.core.management import call_command

from ratsverbund.kernel.errors import NotThere
from ratsverbund.people.accounts.models import Account
from tests.factories import people

pytestmark = pytest.mark.django_db


def test_an_account_is_made_with_apply_only_and_its_password_printed_once(capsys):
    call_command("account", "create", "ada@example.org", "Ada", "--json")
    dry = Account.objects.count()
    capsys.readouterr()

    call_command("account", "create", "ada@example.org", "Ada", "--json", "--apply")

    answer = json.loads(capsys.readouterr().out)
    assert (dry, Account.objects.get().check_password(answer["password"])) == (0, True)


def test_a_role_is_given_listed_and_ended(capsys):
    town = people.body(slug="muster")
    people.administrator(town)
    account = people.account(email="ada@example.org")

    call_command("account", "grant", account.email, "clerk", "muster", "--apply")
    capsys.readouterr()
    call_command("account", "roles", "--body", "muster", "--json")
    listed = json.loads(capsys.readouterr().out)
    call_command("account", "end", account.email, "clerk", "muster", "--apply")
    capsys.readouterr()
    call_command("account", "roles", "--body", "muster", "--json")
    left = json.loads(capsys.readouterr().out)

    assert [row["role"] for row in listed if row["email"] == "ada@example.org"] == ["clerk"]
    assert [row["role"] for row in left] == ["administrator"]


def test_an_account_is_locked_opened_and_given_a_link(capsys):
    account = people.clerk(people.body())

    call_command("account", "lock", account.email, "--apply")
    locked = Account.objects.get(pk=account.pk).is_active
    call_command("account", "unlock", account.email, "--apply")
    capsys.readouterr()
    call_command("account", "link", account.email, "--apply", "--json")

    path = json.loads(capsys.readouterr().out)["path"]
    assert (locked, path.split("/")[:5]) == (False, ["", "konto", "password", "reset", "key"])


@pytest.mark.parametrize(
    "words",
    [
        ("lock", "niemand@example.org"),
        ("grant", "niemand@example.org", "clerk", "nirgends"),
        ("create", "ada@example.org", "Ada", "--actor", "niemand@example.org"),
    ],
)
def test_what_does_not_exist_is_said_with_exit_code_three(words):
    with pytest.raises(NotThere) as refused:
        call_command("account", *words, "--apply")

    assert refused.value.exit_code == 3
