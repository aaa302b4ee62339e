"""Scales and measures, each with the decision that carries it."""

from datetime import date
from decimal import Decimal

import pytest

from ratsverbund.kernel.errors import Conflict, InvalidInput, NotAllowed
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.dues import operations
from tests.factories import network, people

pytestmark = pytest.mark.django_db
OPEN = [(0, None, Decimal("3000.00"))]


@pytest.fixture
def net():
    """A network without dues."""
    return network.network()


def adopt(net, start=date(2024, 1, 1), bands=OPEN, source="Beschluss 2023", actor=SYSTEM):
    """Adopt a scale."""
    return operations.adopt_scale(net, "Ordnung", source, start, bands, actor=actor)


def test_a_scale_ends_the_one_before_on_the_day_before(net):
    before = network.scale(net)

    adopt(net)

    before.refresh_from_db()
    assert before.end == date(2023, 12, 31)


def test_the_office_adopts_and_a_stranger_does_not(net):
    assert adopt(net, actor=network.network_office(net)).bands.count() == 1
    with pytest.raises(NotAllowed):
        adopt(net, actor=people.account())


def test_a_scale_before_one_already_entered_is_refused(net):
    adopt(net)

    with pytest.raises(Conflict):
        adopt(net, start=date(2020, 1, 1))


@pytest.mark.parametrize(
    "bands",
    [
        [],
        [(5, None, Decimal(1))],
        [(0, 100, Decimal(1)), (200, None, Decimal(2))],
        [(0, None, Decimal(1)), (100, None, Decimal(2))],
    ],
)
def test_a_scale_without_bands_or_with_gaps_or_overlaps_is_refused(net, bands):
    with pytest.raises(InvalidInput) as refusal:
        adopt(net, bands=bands)

    assert refusal.value.field == "bands"


def test_a_scale_nobody_decided_is_refused(net):
    with pytest.raises(InvalidInput) as refusal:
        adopt(net, source=" ")

    assert refusal.value.field == "source"


def measure(net, kind="suspend", first=2021, last=2023, actor=SYSTEM, **fields):
    """Adopt a measure."""
    return operations.adopt_measure(net, kind, first, last, "Erlass", actor=actor, **fields)


def test_a_measure_is_kept_with_its_payer(net):
    land = people.body("Land", kind="state")

    assert measure(net, "substitute_payer", payer=land).payer == land


def test_a_stranger_adopts_no_measure(net):
    with pytest.raises(NotAllowed):
        measure(net, actor=people.account())


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"first": 2023, "last": 2021}, "last_year"),
        ({"kind": "substitute_payer"}, "payer"),
        ({"kind": "reduce_percent"}, "percent"),
        ({"kind": "reduce_percent", "percent": Decimal(101)}, "percent"),
    ],
)
def test_a_measure_the_rule_could_not_apply_names_its_field(net, fields, named):
    with pytest.raises(InvalidInput) as refusal:
        measure(net, **fields)

    assert refusal.value.field == named


def test_a_second_measure_for_the_same_year_is_refused(net):
    measure(net)

    with pytest.raises(Conflict):
        measure(net, "reduce_percent", 2023, 2024, percent=Decimal(50))
