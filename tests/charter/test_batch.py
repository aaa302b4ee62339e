"""Deciding many cases at once: to the cent what one case at a time gives."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratsverbund.charter.ask import institution
from ratsverbund.charter.bundle import law_of, names
from ratsverbund.charter.cases import WorkedCase, cases_of
from ratsverbund.charter.decision import FactsError
from ratsverbund.charter.engine import decide_all, decide_days
from ratsverbund.charter.facts import read_facts
from ratsverbund.charter.rules.allowance import AllowanceFacts, allowance
from ratsverbund.charter.works import Draft

OFFICES = st.sets(
    st.sampled_from(["member", "first_deputy_mayor", "deputy_mayor", "district_head"]), min_size=1
)
RECORDS = st.builds(
    AllowanceFacts,
    OFFICES.map(sorted).map(tuple),
    st.none() | st.integers(min_value=0, max_value=2_000_000),
    months=st.integers(min_value=0, max_value=12),
    days=st.none() | st.integers(min_value=0, max_value=30),
)
DAYS = st.dates(min_value=date(2008, 1, 1), max_value=date(2028, 1, 1))
FACTORS = st.decimals(min_value=0, max_value=9, places=3)


@given(st.lists(RECORDS, max_size=12), st.lists(DAYS, max_size=6), FACTORS)
def test_the_batch_gives_what_each_case_gives_alone(
    facts: list[AllowanceFacts], days: list[date], factor: Decimal
) -> None:
    law = law_of("heinsberg", date(2024, 1, 1)).under(
        Draft("Satzung", {"allowance.deputy_mayor": factor}, {}, date(2024, 7, 1))
    )

    together = decide_days(allowance, law, days, facts)

    assert together == [[allowance(law.on(day), one) for one in facts] for day in days]


def answerable(case: WorkedCase) -> bool:
    """Tell whether the facts of a case are complete and accepted."""
    try:
        return case.answer().value is not None
    except FactsError:
        return False


CASES = [case for bundle in names() for case in cases_of(bundle) if answerable(case)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.bundle}:{case.name}")
def test_days_without_a_change_of_law_share_the_answer_each_day_gives(case: WorkedCase) -> None:
    rule, law = institution(case.institution), case.law()
    facts = read_facts(rule.facts, case.given)
    days = [case.on + timedelta(days=step) for step in (-400, -1, 0, 1, 45, 400)]

    together = decide_days(rule, law, days, [facts])

    assert together == [[rule(law.on(day), facts)] for day in days]


def test_equal_facts_share_one_decision() -> None:
    law = law_of("heinsberg", date(2024, 6, 1))
    facts = [AllowanceFacts(("member",), 43_000) for _ in range(3)]

    answers = decide_all(allowance, law, facts)

    assert answers[0] is answers[1] is answers[2]


def test_each_amount_carries_its_norm_and_its_law() -> None:
    law = law_of("heinsberg", date(2024, 6, 1))
    days = [date(2024, month, 1) for month in range(1, 13)]

    year = decide_days(allowance, law, days, [AllowanceFacts(("member",), 43_000)])

    assert [(one.settled, one.citation, one.law_hash) for month in year for one in month] == [
        (Decimal("428.40"), "§ 2 Abs. 1 EntschVO NRW", law.hash)
    ] * 12
