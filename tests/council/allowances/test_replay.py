"""What a year asks of the law."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ratsverbund.charter.ask import decide
from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.council.allowances.queries import facts_of_year
from ratsverbund.people.bodies.queries import law_of
from tests.factories import allowances, people

pytestmark = pytest.mark.django_db


def values(body, year, institution):
    found = [one for one in facts_of_year(body, year) if one.institution == institution]
    return [decide(law_of(body, one.on), institution, one.facts).settled for one in found]


def test_a_member_of_the_council_is_asked_about_once_a_month():
    body = allowances.town()
    people.membership(people.organization(body))

    found = values(body, 2024, "allowance")

    assert (len(found), sum(found)) == (12, Decimal("5140.80"))


def test_a_settled_claim_is_asked_about_with_the_facts_it_was_decided_on():
    body = allowances.town()
    allowances.claim(body)
    allowances.claim(body, state=LossClaim.State.SETTLED, amount=45, payable=45, basis={})

    assert values(body, 2026, "loss_of_earnings") == [Decimal("45.00")]


def test_all_meetings_of_a_person_are_one_question():
    body = allowances.town()
    committee, faction = people.main_committee(body), people.faction(body)
    person = allowances.expert(committee).person
    for month in range(1, 8):
        allowances.session(faction, person, day=date(2024, month, 9))
    for month in range(1, 5):
        allowances.attended(committee, person, datetime(2024, month, 20, 17, tzinfo=UTC))

    assert values(body, 2024, "attendance_fee") == [Decimal("321.30")]


def test_a_figure_nobody_knows_is_still_asked_about():
    body = allowances.unsure_town()
    faction = people.faction(body)
    people.membership(faction, role="chair")

    (question, *_rest) = facts_of_year(body, 2024)

    assert question.facts["offices"] == ["faction_chair"]
    assert not decide(law_of(body, question.on), "allowance", question.facts).known
