"""A town whose council meets to elect."""

from datetime import UTC, datetime

import pytest

from tests.factories import council, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db):
    """Heinsberg with its charter."""
    return people.heinsberg()


@pytest.fixture
def clerk(town):
    """The clerk of the town."""
    return people.clerk(town)


@pytest.fixture
def rat(town):
    """The council of the town."""
    return people.organization(town)


@pytest.fixture
def meeting(rat):
    """A running meeting of the council in 2024, with 43 members in the room."""
    made = council.meeting(rat, datetime(2024, 6, 5, 16, 0, tzinfo=UTC))
    council.present(made, 43)
    return made


@pytest.fixture
def item(meeting):
    """The item under which is elected."""
    return council.item(meeting, title="Wahlen")


@pytest.fixture
def members(meeting):
    """The persons in the room."""
    return [row.person for row in meeting.attendances.select_related("person")]


@pytest.fixture
def committee(town):
    """A committee of 17 seats."""
    return people.organization(town, "Bauausschuss", "committee", seats=17)


@pytest.fixture
def lieck(town):
    """A district."""
    return people.organization(town, "Lieck", "district", seats=None)
