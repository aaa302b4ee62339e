"""Costs are counted, and the product is measured between two rounds of its floor."""

import pytest
from django.db import connection, transaction

from benchmarks import measure
from ratsverbund.kernel.models import OutboxEvent


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """Let the calls commit for once, and clear away what they wrote."""
    with django_db_blocker.unblock():
        yield
        OutboxEvent.objects.filter(name="Probe").delete()
        connection.close()


def announce():
    return OutboxEvent.objects.create(name="Probe", payload={})


def test_the_product_is_measured_between_two_rounds_of_its_floor(db):
    order = []

    measure.compare(lambda: order.append("floor"), lambda: order.append("ours"), 4)

    warm, counted, memory = ["floor", "ours"] * 2, ["ours"], ["floor", "ours"]
    assert order == [*warm, *["floor"] * 2, *["ours"] * 4, *["floor"] * 2, *counted, *memory]


def test_both_are_measured_equally_often(db):
    floor, ours = measure.compare(int, int, 4)

    assert (len(floor.walls), len(ours.walls)) == (4, 4)


def test_what_goes_before_each_call_is_not_counted(db):
    cost = measure.compare(int, int, 4, before_each=announce)[1]

    assert cost.statements == 0


def test_savepoints_are_no_statements(db):
    def nested():
        with transaction.atomic():
            announce()

    assert measure.counted(nested).statements == 1


def test_a_transaction_with_two_rows_is_one_commit(committed):
    def both():
        with transaction.atomic():
            announce()
            announce()

    assert measure.counted(both) == measure.Traffic(statements=2, commits=1)


def test_a_row_written_outside_a_transaction_is_a_commit(committed):
    assert measure.counted(announce) == measure.Traffic(statements=1, commits=1)


def test_reading_outside_a_transaction_is_no_commit(committed):
    assert measure.counted(OutboxEvent.objects.count) == measure.Traffic(statements=1, commits=0)


def test_after_counting_the_connection_commits_as_before(db):
    before = connection.commit

    measure.counted(int)

    assert connection.commit == before


def test_95_of_100_calls_stay_below_the_p95():
    cost = measure.Cost(walls=[float(each) for each in range(1, 101)], cpus=[1.0])

    assert cost.p95 == 95.0


def test_a_quick_look_still_repeats():
    assert measure.repeats(0.01) == measure.FEWEST
