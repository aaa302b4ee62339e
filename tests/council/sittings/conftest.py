"""A town whose council and main committee meet."""

from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.urls import reverse

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


@pytest.fixture
def cockpit(client, town):
    """The page of one meeting: `cockpit(meeting, act, …)` posts, without an act it reads."""
    client.force_login(town.clerk)

    def ask(meeting, act=None, **typed):
        address = reverse("sittings:cockpit", args=[meeting.pk])
        if act is None:
            return " ".join(client.get(address, typed).content.decode().split())
        return client.post(address, {"key": uuid4(), "act": act} | typed)

    return ask
