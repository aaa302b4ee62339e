"""Changes of a body's own law: entered with a source, in force from a day on."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from ratsverbund.charter.place import BundleError
from ratsverbund.charter.works import Draft
from ratsverbund.kernel.doors import public_door
from ratsverbund.kernel.errors import Conflict, InvalidInput, NotAllowed
from ratsverbund.kernel.models import OutboxEvent
from ratsverbund.people.bodies.models import Body, LawChange
from ratsverbund.people.bodies.operations import enact_change
from ratsverbund.people.bodies.queries import law_of
from tests.factories import people

RATE = "loss_of_earnings.standard_rate"
FIRST, SECOND = date(2026, 3, 6), date(2026, 6, 1)


def draft(title="6. Satzung", rate="16.00"):
    """A draft of another standard rate."""
    return Draft(title, {RATE: Decimal(rate)})


@pytest.fixture
def town(db):
    """Heinsberg."""
    return people.heinsberg()


def rate_on(body, day):
    """The standard rate on a day."""
    law = law_of(Body.objects.get(pk=body.pk), day)
    return law.version_of(law.bundle.parameters[RATE]).value


def enact(town, entered, day, **fields):
    """Enter a change as the mayor's office does."""
    given = {"source": "Amtliche Bekanntmachung", "actor": people.role("mayor", town)} | fields
    return enact_change(town, entered, in_force=day, **given)


def test_each_change_applies_from_its_own_day_whatever_the_order_of_entry(town):
    enact(town, draft("7. Satzung", "17.00"), SECOND)
    enact(town, draft(), FIRST)

    days = [date(2026, 3, 5), FIRST, date(2026, 5, 31), SECOND]
    assert [rate_on(town, day) for day in days] == [
        Decimal("15.00"),
        Decimal("16.00"),
        Decimal("16.00"),
        Decimal("17.00"),
    ]
    assert OutboxEvent.objects.filter(name="LawChanged").count() == 2


def test_asking_for_the_law_of_a_body_costs_no_statement(town, django_assert_num_queries):
    enact(town, draft(), FIRST)
    body = Body.objects.get(pk=town.pk)

    with django_assert_num_queries(0):
        law = law_of(body, FIRST)

    assert law.drafts[0].title == "6. Satzung"


def test_a_town_without_changes_shares_one_view_of_its_bundle(town):
    assert law_of(town, FIRST) is law_of(town, FIRST)


@pytest.mark.parametrize("kind", ["member", "chair"])
def test_who_may_not_change_the_law_enters_nothing(town, kind):
    with pytest.raises(NotAllowed, match="Ortsrechts"):
        enact(town, draft(), FIRST, actor=people.role(kind, town))

    assert LawChange.objects.count() == 0


def test_the_mayor_of_another_town_enters_nothing(town):
    with pytest.raises(NotAllowed):
        enact(town, draft(), FIRST, actor=people.role("mayor", people.body("Anderswo")))


def test_a_change_needs_a_source_and_a_title_of_its_own(town):
    with pytest.raises(InvalidInput):
        enact(town, draft(), FIRST, source=" ")
    enact(town, draft(), FIRST)

    with pytest.raises(Conflict, match="schon eingetragen"):
        enact(town, draft(rate="18.00"), SECOND)


def test_a_figure_the_law_does_not_have_is_not_changed(town):
    with pytest.raises(BundleError, match="gibt es im Rechtsbündel"):
        enact(town, Draft("6. Satzung", {"nichts.da": 1}), FIRST)


def test_strangers_read_the_changes_in_force(town):
    enact(town, draft(), FIRST)

    with public_door(), connection.cursor() as cursor:
        cursor.execute("select title from bodies_lawchange")
        assert cursor.fetchall() == [("6. Satzung",)]
