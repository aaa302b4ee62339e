"""A town with a clerk and a committee, and somebody from elsewhere."""

import pytest

from tests.factories import people


@pytest.fixture
def town():
    """A town with a clerk."""
    town = people.body()
    town.clerk = people.clerk(town)
    return town


@pytest.fixture
def committee(town):
    """A committee of two voting seats."""
    return people.organization(town, "Bauausschuss", "committee", seats=2)


def stranger():
    """A clerk of another town."""
    return people.clerk(people.body("Nachbarstadt"))
