"""The command line answers with the documented exit codes and German sentences."""

import pytest
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from ratsverbund.config import cli
from ratsverbund.kernel.errors import Conflict, DomainError, InvalidInput, NotThere, RuleViolated


@pytest.fixture
def refusing(monkeypatch):
    """A command `refuse` that raises what it is given."""

    def refuse_with(error):
        class Refusing(BaseCommand):
            requires_system_checks = ()

            def handle(self, *args, **options):
                if error:
                    raise error

        monkeypatch.setattr(cli, "get_commands", lambda: {"refuse": Refusing()})

    return refuse_with


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (None, 0),
        (DomainError("Das ging nicht."), 1),
        (CommandError("Das ging nicht."), 1),
        (InvalidInput("Das ging nicht."), 2),
        (NotThere("Das ging nicht."), 3),
        (Conflict("Das ging nicht."), 4),
        (RuleViolated("Das ging nicht."), 5),
    ],
)
def test_a_refusal_is_one_sentence_on_stderr_and_an_exit_code(refusing, capsys, error, code):
    refusing(error)

    answer = cli.main(["refuse"])

    assert answer == code
    assert capsys.readouterr() == ("", "Das ging nicht.\n" if code else "")


def test_a_database_that_does_not_answer_is_named(refusing, capsys):
    refusing(OperationalError("connection refused"))

    answer = cli.main(["refuse"])

    assert answer == 1
    assert capsys.readouterr().err == "Die Datenbank antwortet nicht: connection refused\n"


def test_an_unknown_noun_is_a_wrong_usage(capsys):
    answer = cli.main(["ratsverband", "list"])

    assert answer == 2
    assert capsys.readouterr().err == (
        "Den Befehl „ratsverband“ gibt es nicht. „ratsverbund --help“ zeigt alle.\n"
    )


def test_a_wrong_option_is_a_wrong_usage(refusing, capsys):
    refusing(None)

    with pytest.raises(SystemExit) as stop:
        cli.main(["refuse", "--nonsense"])

    assert stop.value.code == 2


def test_law_needs_no_database(monkeypatch, capsys):
    monkeypatch.setattr(cli, "ensure_running", lambda: pytest.fail("a database was started"))

    answer = cli.main(["law", "--help"])

    assert answer == 0


def test_help_lists_our_own_commands_only(capsys):
    answer = cli.main(["--help"])

    nouns = [line.split()[0] for line in capsys.readouterr().out.splitlines()[2:]]
    assert answer == 0
    assert {"law", "serve", "docs"} <= set(nouns)
    assert "migrate" not in nouns
