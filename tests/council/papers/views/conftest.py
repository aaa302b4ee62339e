"""Signed-in clients."""

import pytest
from django.test import Client


@pytest.fixture
def desk(clerk):
    """The browser of a clerk."""
    client = Client()
    client.force_login(clerk)
    return client


@pytest.fixture
def elsewhere(outsider):
    """The browser of a clerk of another town."""
    client = Client()
    client.force_login(outsider)
    return client
