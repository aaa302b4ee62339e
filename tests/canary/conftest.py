"""One world for all tests of a process."""

import logging

import pytest
from django.db import transaction

from tests.canary import table
from tests.canary.world import build


def pytest_terminal_summary(terminalreporter):
    """Print what the tables leave open, and why."""
    for what, reason in table.NOT_YET.items():
        terminalreporter.write_line(f"canary, not yet: {what}: {reason}")


@pytest.fixture(scope="package")
def built(django_db_setup, django_db_blocker):
    """Build the world once; what tests do to it is taken back after each."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def scene(built, db):
    """The world, for a test that may change it."""
    logging.disable(logging.CRITICAL)  # refusals are what is asked for here
    yield built
    logging.disable(logging.NOTSET)
