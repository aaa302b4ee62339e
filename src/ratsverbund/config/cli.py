"""The command `ratsverbund <noun> <verb>`: the same operations for administrators and scripts."""

import os
import sys
from collections.abc import Sequence

import django
from django.core.management import CommandError, get_commands, load_command_class
from django.core.management.base import BaseCommand
from django.db import OperationalError, connections

from ratsverbund.charter import cli as law
from ratsverbund.kernel.embedded import ensure_running
from ratsverbund.kernel.errors import DomainError
from ratsverbund.kernel.usage import hide_foreign_options, speak_german

FAILED, USAGE = 1, 2
HELP = {"--help", "-h"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 ok, 1 failed, 2 usage, 3 not found, 4 conflict, 5 rule violated.
    """
    noun, *rest = (sys.argv[1:] if argv is None else argv) or ["--help"]
    speak_german()
    code = 0
    try:
        if noun == "law":
            code = law.main(rest)
        else:
            run(noun, rest)
        sys.stdout.flush()  # here, where a reader who left is still met
    except DomainError as error:
        return refuse(str(error), error.exit_code)
    except CommandError as error:
        return refuse(str(error), error.returncode)
    except OperationalError as error:
        return refuse(f"Die Datenbank antwortet nicht: {str(error).splitlines()[0]}", FAILED)
    except KeyboardInterrupt:
        return refuse("Abgebrochen.", FAILED)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return code


def run(noun: str, rest: list[str]) -> None:
    """Find the Django command of that name, have a database, and execute it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ratsverbund.config.settings")
    os.environ["RATSVERBUND_NO_POOL"] = "1"  # one thread needs one connection
    if not os.environ.get("DATABASE_URL") and not HELP & {noun, *rest}:
        ensure_running()
    django.setup()
    if noun in HELP:
        return overview()
    app = get_commands().get(noun)
    if app is None:
        raise CommandError(
            f"Den Befehl „{noun}“ gibt es nicht. „ratsverbund --help“ zeigt alle.", returncode=USAGE
        )
    command = app if isinstance(app, BaseCommand) else load_command_class(app, noun)
    command._called_from_command_line = True  # type: ignore[attr-defined]  # wrong usage exits
    parser = command.create_parser("ratsverbund", noun)
    hide_foreign_options(parser)
    options = vars(parser.parse_args(rest))
    try:
        command.execute(*options.pop("args", ()), **options)
    finally:
        connections.close_all()


def overview() -> None:
    """List our own commands, each with its line."""
    print("ratsverbund <Gegenstand> <Tätigkeit> [--help]\n")
    print(f"  {'law':<14}Recht und Satzung: Regeln, Fassungen, Fälle")
    for noun, app in sorted(get_commands().items()):
        if isinstance(app, str) and app.startswith("ratsverbund"):
            print(f"  {noun:<14}{load_command_class(app, noun).help}")


def refuse(sentence: str, code: int) -> int:
    """Say on stderr why it did not happen."""
    print(sentence, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
