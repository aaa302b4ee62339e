"""`ratsverbund account …`."""

import json

import pytest
from django.core.management import call_command

from ratsverbund.kernel.errors import Conflict, NotThere
from ratsverbund.people.accounts.models import Account, Role
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
    ("words", "sentence"),
    [
        (
            ("create", "neu@example.org", "Neu"),
            "Unter neu@example.org würde ein Konto für Neu angelegt.",
        ),
        (
            ("grant", "ada@example.org", "clerk", "muster", "--day", "2026-12-01"),
            "ada@example.org bekäme die Rolle „Schriftführung, Stadt Musterstadt“, "
            "vom 01.12.2026 an.",
        ),
        (
            ("end", "ada@example.org", "member", "muster", "--day", "2030-12-31"),
            "ada@example.org verlöre die Rolle „Mandat, Stadt Musterstadt“, "
            "letzter Tag 31.12.2030.",
        ),
        (("lock", "ada@example.org"), "Das Konto ada@example.org würde gesperrt."),
        (("unlock", "ada@example.org"), "Das Konto ada@example.org würde entsperrt."),
        (
            ("link", "ada@example.org"),
            "Für ada@example.org entstünde ein Link, mit dem sich einmal ein neues Passwort "
            "setzen lässt.",
        ),
    ],
)
def test_a_dry_run_says_in_a_sentence_what_would_happen(words, sentence, capsys):
    town = people.body(slug="muster")
    people.role("member", town, account=people.account(email="ada@example.org"))

    call_command("account", *words)

    assert capsys.readouterr().out == f"{sentence}\n"
    assert (Account.objects.count(), Role.objects.count()) == (1, 1)


def test_a_taken_address_is_a_conflict():
    people.account(email="ada@example.org")

    with pytest.raises(Conflict, match="schon ein Konto") as refused:
        call_command("account", "create", "Ada@example.org", "Ada", "--apply")

    assert refused.value.exit_code == 4


def test_a_role_is_given_for_one_organization_only():
    town = people.body(slug="muster")
    people.administrator(town)
    committee = people.organization(town, "Bauausschuss", "committee")
    people.account(email="ada@example.org")
    words = ("grant", "ada@example.org", "clerk", "muster", "--apply")

    call_command("account", *words, "--organization", "bauausschuss")

    assert Role.objects.get(account__email="ada@example.org").organization == committee
    with pytest.raises(NotThere, match="Ein Gremium „Rat der Tiere“ hat Stadt Musterstadt heute"):
        call_command("account", *words, "--organization", "Rat der Tiere")


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
