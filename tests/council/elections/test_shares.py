"""Properties of shared seats, and the tables that show how they came about."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ratsverbund.charter.rules.committee_seats import DISTRIBUTE, ListVotes
from ratsverbund.council.elections.shares.steps import steps_of

VOTES = st.lists(st.integers(1, 60), min_size=1, max_size=8)
SEATS = st.integers(1, 45)
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def shares(method, seats, votes):
    """Seats of each list, ties given to the first in line."""
    lists = [ListVotes(f"L{place}", number) for place, number in enumerate(votes)]
    found = DISTRIBUTE[method](seats, lists)
    given = {one.name: one.seats for one in found.seats}
    if found.tie:
        for name in found.tie.lists[: found.tie.seats]:
            given[name] += 1
    return [(one.name, one.votes) for one in lists], given


@CALM
@given(VOTES, SEATS)
def test_seats_add_up_and_no_list_gets_less_than_its_whole_quota(votes, seats):
    lists, given = shares("hare_niemeyer", seats, votes)

    assert sum(given.values()) == seats
    for name, number in lists:
        assert given[name] >= int(Fraction(number * seats, sum(votes)))


@CALM
@given(VOTES, SEATS)
def test_the_table_of_remainders_shows_the_seats_of_the_rule(votes, seats):
    lists, given = shares("hare_niemeyer", seats, votes)

    table = steps_of("hare_niemeyer", seats, lists, given)

    assert [int(row[-1]) for row in table.rows] == list(given.values())
    assert all(int(row[3]) + int(row[5]) == int(row[6]) for row in table.rows)
    assert all(int(row[5]) in (0, 1) for row in table.rows)


def test_the_table_of_averages_marks_those_that_got_a_seat():
    table = steps_of("dhondt", 3, [("CDU", 30), ("SPD", 12)], {"CDU": 2, "SPD": 1})

    assert table.columns == ["Liste", "Stimmen", "÷ 1", "÷ 2", "÷ 3", "Sitze"]
    assert table.rows == [
        ["CDU", "30", "30,000 *", "15,000 *", "10,000", "2"],
        ["SPD", "12", "12,000 *", "6,000", "4,000", "1"],
    ]
