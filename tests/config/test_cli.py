"""The command line answers with the documented exit codes and German sentences."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from ratsverbund.config import cli
from ratsverbund.kernel.errors import Conflict, DomainError, InvalidInput, NotThere, RuleViolated

SOURCE = Path(__file__).resolve().parents[2] / "src"


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
    assert "makemigrations" not in nouns


def test_help_is_german_and_leaves_the_options_of_the_framework_out(capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(["account", "--help"])

    told = capsys.readouterr().out
    assert stop.value.code == 0
    assert re.findall("--[a-z-]+", told) == ["--help"]
    assert told.startswith("Aufruf: ratsverbund account ")


def test_a_verb_of_law_shows_only_its_own_options(capsys):
    cli.main(["law", "facts", "--help"])

    told = capsys.readouterr().out
    assert sorted(set(re.findall("--[a-z-]+", told))) == ["--help", "--json"]


def test_wrong_usage_is_told_in_german(capsys):
    answer = cli.main(["law", "facts"])

    assert answer == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "ratsverbund law facts: Es fehlt: institution"
    )


def test_a_reader_who_leaves_early_sees_no_traceback():
    script = "import sys; from ratsverbund.config.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", script, "law", "show", "heinsberg", "--json"]
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (1, b"")
