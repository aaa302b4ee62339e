"""The settled year that is measured is the one that is asked for month by month."""

from benchmarks.law_batch import DAYS, SEATS, councils, month_by_month, settle, without_peer


def test_the_measured_batch_equals_a_law_a_month():
    some = councils(3)

    year = settle(some)

    assert len(year) == len(some) * len(DAYS) * len(SEATS)
    assert year == month_by_month(some)


def test_each_measured_charter_is_a_law_of_its_own():
    some = councils(5)

    assert len({decision.law_hash for decision in settle(some)}) == 5


def test_a_missing_peer_is_said_and_not_compared():
    finding = without_peer("Jahr", councils(2), "kein Netz", 0.1)

    assert finding.ratio is None
    assert finding.notes == ["OpenFisca-Core is not here: kein Netz"]
