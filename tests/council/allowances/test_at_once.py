"""Nothing is paid twice when several press the button at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections

from ratsverbund.council.allowances import operations
from ratsverbund.council.allowances.models import Allowance, LossClaim
from ratsverbund.kernel.errors import DomainError
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import allowances, people

AT_ONCE = 4
DAY = date(2024, 3, 5)


def at_once(acts):
    """Do everything at the same moment, each on a connection of its own; return the outcomes."""
    ready = Barrier(len(acts))

    def run(act):
        try:
            ready.wait(timeout=20)
            return act()
        except DomainError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture
def body(committed):
    return allowances.town(slug=f"stadt-{next(people.count)}")


def test_a_month_is_fixed_once(body):
    people.members(people.organization(body), 3)

    outcomes = at_once(
        [lambda: operations.fix_settlement(body, date(2024, 3, 1), actor=SYSTEM)] * AT_ONCE
    )

    assert outcomes.count("Conflict") == AT_ONCE - 1
    assert Allowance.objects.filter(body=body).count() == 3


def test_a_claim_for_a_day_is_taken_once(body):
    person = people.person()
    facts = {"kind": "employee", "absences": [allowances.span(DAY, "17:00", "18:00")]}

    outcomes = at_once(
        [lambda: operations.submit_claim(body, person, "employee", facts, actor=SYSTEM)] * AT_ONCE
    )

    assert outcomes.count("Conflict") == AT_ONCE - 1
    assert LossClaim.objects.filter(person=person).count() == 1


def test_a_claim_is_settled_once(body):
    claim = allowances.claim(body, day=DAY)

    outcomes = at_once([lambda: operations.settle_claim(claim, actor=SYSTEM)] * AT_ONCE)

    assert outcomes.count("IllegalTransition") == AT_ONCE - 1
