"""The command `ratsverbund <noun> <verb>`: the same operations for administrators and scripts."""

import os
import sys

from django.core.management import CommandError, ManagementUtility
from django.core.management.base import SystemCheckError

from ratsverbund.charter import cli as law
from ratsverbund.kernel.embedded import ensure_running
from ratsverbund.kernel.errors import DomainError

OK, FAILED, USAGE = 0, 1, 2
WITHOUT_DATABASE = {"help", "compilemessages", "collectstatic"}


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 ok, 1 failed, 2 usage, 3 not found, 4 conflict, 5 rule violated.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if arguments[:1] == ["law"]:
        return law.main(arguments[1:])
    try:
        return _manage(arguments)
    except CommandError as error:
        return _refuse(error, error.returncode)
    except DomainError as error:
        return _refuse(error, error.exit_code)
    except KeyboardInterrupt:
        return _refuse("Abgebrochen.", FAILED)
