"""The town in which petitions are tested."""

import pytest

from tests.factories import petitions


@pytest.fixture
def town(db):
    """Heinsberg with its complaints committee and those who work there."""
    return petitions.town()
