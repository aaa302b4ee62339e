"""One world for all tests of a process."""

import functools
import logging

import pytest
from django.db import transaction

from tests.canary import kept, walk
from tests.canary.world import build

WALKS_ALL = ("stranger", "clerk")


@pytest.fixture(scope="package")
def built(django_db_setup, django_db_blocker):
    """Build the world once; what tests do to it is taken back after each."""
    with django_db_blocker.unblock(), transaction.atomic(), kept.alike():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def scene(built, db):
    """The world, for a test that may change it."""
    logging.disable(logging.CRITICAL)  # refusals are what is asked for here
    yield built
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="package")
def walked(built):
    """Let a role walk through the house, once for all tests of a process."""

    @functools.cache
    def walked(role):
        return walk.walk(built.cast[role], whole=role in WALKS_ALL)

    return walked
