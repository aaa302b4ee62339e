"""The town in which resolutions are carried out."""

import pytest

from tests.factories import execution


@pytest.fixture
def town(db):
    """Heinsberg with its offices and everybody who acts."""
    return execution.town()
