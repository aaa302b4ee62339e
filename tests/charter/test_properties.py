"""What must hold for any facts: monotone hours, caps, dues, deputies, seats, periods."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ratsverbund.charter.bundle import law_of
from ratsverbund.charter.rules.allowance import OFFICES, AllowanceFacts, allowance
from ratsverbund.charter.rules.committee_seats import (
    METHODS,
    ListVotes,
    SeatFacts,
    committee_seats,
)
from ratsverbund.charter.rules.dues import Band, DuesFacts, Measure, Scale, dues
from ratsverbund.charter.rules.invitation_period import InvitationFacts, invitation_period
from ratsverbund.charter.rules.loss_of_earnings import LossFacts, loss_of_earnings
from ratsverbund.charter.rules.personal_deputies import (
    DeputyFacts,
    Leader,
    Present,
    personal_deputies,
)
from ratsverbund.charter.rules.spans import Span
from ratsverbund.charter.rules.vote_result import VoteFacts, vote_result

LAW = law_of("heinsberg", date(2026, 3, 4))
OLD_LAW = law_of("heinsberg", date(2018, 3, 4))
START = datetime(2026, 3, 4, 8)  # noqa: DTZ001 - working time is local
MINUTES = st.integers(min_value=1, max_value=900)
RATES = st.decimals(min_value=0, max_value=500, places=2)
VOTES = st.integers(min_value=0, max_value=60)


def loss(minutes: int, **facts: object) -> Decimal:
    """Settle one absence of some minutes."""
    span = Span(START, START + timedelta(minutes=minutes))
    return loss_of_earnings(LAW, LossFacts(absences=(span,), **facts)).settled


@given(MINUTES, MINUTES)
def test_a_longer_absence_never_pays_less(one: int, other: int) -> None:
    assert loss(min(one, other), kind="employee") <= loss(max(one, other), kind="employee")


@given(MINUTES, RATES)
def test_no_hour_pays_more_than_the_cap_or_less_than_the_rate(minutes: int, rate: Decimal) -> None:
    paid = loss(minutes, kind="self_employed", declared_rate=rate, statement_signed=True)
    hours = -(-minutes // 60)

    assert Decimal(15) * hours <= paid <= Decimal(84) * hours


@given(
    st.integers(min_value=0, max_value=100_000),
    st.integers(min_value=2009, max_value=2030),
    st.decimals(min_value=0, max_value=100, places=2),
)
def test_dues_are_never_negative_and_never_exceed_the_gross(
    population: int, year: int, percent: Decimal
) -> None:
    scale = Scale("S", date(2009, 1, 1), None, "Q", (Band(-1, 100_000, Decimal("2000.00")),))
    measures = (
        Measure("substitute_payer", 2021, 2023, "Land"),
        Measure("reduce_percent", 2024, 2026, percent=percent),
    )
    facts = DuesFacts(year, population, date(2008, 12, 31), "municipality", scale, measures)

    result = dues(LAW, facts).settled

    assert 0 <= result.member <= result.gross
    assert 0 <= result.payer_share <= result.gross - result.member


@given(
    st.lists(
        st.builds(
            Leader,
            st.sampled_from(["Ada", "Ben", "Carl", "Dora"]),
            st.sampled_from(["SPD", "CDU"]),
            st.integers(min_value=1, max_value=3),
            st.one_of(st.none(), st.integers(min_value=1, max_value=5)),
            st.booleans(),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.integers(min_value=1, max_value=5),
)
def test_a_deputy_never_comes_from_a_fraktion_that_did_not_propose(
    leaders: list[Leader], item: int
) -> None:
    facts = DeputyFacts(Present("Meier"), (Present("Lenz"),), "SPD", tuple(leaders), item)

    name = personal_deputies(LAW, facts).settled

    allowed = {
        one.name
        for one in leaders
        if one.faction == "SPD" and one.rank <= 2 and not one.member_here and not one.standing_in
    }
    assert name in {"", *allowed}


@given(
    st.lists(st.integers(min_value=1, max_value=80), min_size=1, max_size=8),
    st.integers(min_value=0, max_value=60),
    st.sampled_from(list(METHODS)),
)
def test_all_seats_are_given_or_left_to_the_lot(votes: list[int], seats: int, method: str) -> None:
    lists = tuple(ListVotes(f"L{place}", number) for place, number in enumerate(votes))

    found = committee_seats(OLD_LAW, SeatFacts(seats, lists, method)).settled

    open_seats = found.tie.seats if found.tie else 0
    assert sum(one.seats for one in found.seats) + open_seats == seats
    assert found.tie is None or len(found.tie.lists) > 0


@given(
    st.lists(st.integers(min_value=1, max_value=80), min_size=1, max_size=8),
    st.integers(min_value=1, max_value=60),
)
def test_quotas_are_kept_by_the_largest_remainders(votes: list[int], seats: int) -> None:
    lists = tuple(ListVotes(f"L{place}", number) for place, number in enumerate(votes))

    found = committee_seats(OLD_LAW, SeatFacts(seats, lists)).settled

    for one, number in zip(found.seats, votes, strict=True):
        assert number * seats // sum(votes) <= one.seats <= -(-number * seats // sum(votes))


@given(VOTES, VOTES, VOTES)
def test_abstentions_never_change_a_simple_majority(yes: int, no: int, abstentions: int) -> None:
    with_them = vote_result(LAW, VoteFacts(yes, no, abstentions)).value

    assert with_them == vote_result(LAW, VoteFacts(yes, no, 0)).value
    assert with_them == ("adopted" if yes > no else "rejected")


@given(st.dates(min_value=date(2021, 1, 1), max_value=date(2100, 1, 1)))
def test_clear_days_agree_with_a_walk_over_the_calendar(meeting: date) -> None:
    last = invitation_period(LAW, InvitationFacts(meeting)).settled

    between, day = 0, last + timedelta(days=1)
    while day < meeting:
        between, day = between + 1, day + timedelta(days=1)
    assert between == 7


@given(
    st.sets(st.sampled_from([name for name in OFFICES if "faction" not in name]), min_size=2),
    st.integers(min_value=1, max_value=2_000_000),
)
def test_several_offices_never_exceed_the_ceiling(offices: set[str], population: int) -> None:
    law = law_of("heinsberg", date(2024, 6, 1))

    together = allowance(law, AllowanceFacts(tuple(sorted(offices)), population)).settled

    lump = allowance(law, AllowanceFacts(("member",), population)).settled
    assert together <= 5 * lump
