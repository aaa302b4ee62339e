"""A town whose council and main committee meet."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from tests.factories import people

# In local time 18:00 on a Wednesday; the invitation must go out by 17.03.2026.
EVENING = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)


@pytest.fixture
def town(db):
    """Heinsberg with council, main committee, a clerk and a stranger with no role there."""
    body = people.heinsberg()
    return SimpleNamespace(
        body=body,
        council=people.organization(body),
        main=people.main_committee(body),
        clerk=people.clerk(body),
        other=people.clerk(people.body("Anderswo")),
    )
