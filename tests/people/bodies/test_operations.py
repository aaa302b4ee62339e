"""The facts of a body: what may be entered, what may not, and by whom."""

from datetime import date

import pytest

from ratsverbund.kernel.errors import InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.operations import (
    add_key,
    add_population,
    close_term,
    create_body,
    open_term,
    update_body,
)
from ratsverbund.people.bodies.queries import population_on, term_of
from tests.factories import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """A town with its administration."""
    town = people.body("Heinsberg", slug="heinsberg")
    town.administrator = people.administrator(town)
    return town


def test_create_body_gives_it_an_address_of_its_own(town):
    names = ("Stadt Mülheim", "Gemeinde Mülheim", "Neu")

    slugs = [
        create_body(name, short_name=name.split()[-1], actor=town.administrator).slug
        for name in names
    ]

    assert slugs == ["muelheim", "muelheim-2", "neu-2"]


def test_create_body_publishes_and_sorts_it(town):
    body = create_body("Stadt Öhringen", short_name="Öhringen", actor=town.administrator)

    assert body.published_at is not None
    assert list(Body.objects.order_by("sort_key")) == [town, body]


@pytest.mark.parametrize(
    ("name", "fields", "sentence"),
    [
        (" ", {}, "Bitte den Namen angeben"),
        ("Stadt X", {"charter": "atlantis"}, "Das Satzungspaket „atlantis“ gibt es nicht"),
        ("Stadt X", {"slug": "heinsberg"}, "Die Adresse „heinsberg“ ist vergeben"),
    ],
)
def test_create_body_refuses_what_cannot_be(town, name, fields, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        create_body(name, actor=town.administrator, **fields)


def test_create_body_is_not_for_clerks(town):
    with pytest.raises(NotAllowed, match="Körperschaften legen nur eine Administration"):
        create_body("Stadt X", actor=people.clerk(town))


def test_update_body_records_before_and_after(town):
    update_body(town, name="Stadt Heinsberg am Rhein", actor=town.administrator)

    assert AuditEntry.objects.get().change["name"] == [
        "Stadt Heinsberg", "Stadt Heinsberg am Rhein",
    ]  # fmt: skip


def test_update_body_of_an_administered_town_is_not_for_the_administration_of_another(town):
    neighbour = people.administrator(people.body("Erkelenz"))

    with pytest.raises(NotAllowed, match="Administration dieser Körperschaft"):
        update_body(town, name="Stadt X", actor=neighbour)


def test_update_body_of_a_town_without_administration_is_for_those_who_keep_the_register(town):
    orphan = people.body("Wassenberg")

    update_body(orphan, name="Stadt W", actor=town.administrator)

    orphan.refresh_from_db()
    assert orphan.name == "Stadt W"


def test_add_population_counts_from_its_day_on(town):
    add_population(town, 42000, day=date(2020, 12, 31), source="Q", actor=town.administrator)
    add_population(town, 43163, day=date(2024, 12, 31), source="Q", actor=town.administrator)

    days = (date(2020, 12, 30), date(2024, 12, 30), date(2024, 12, 31))
    assert [getattr(population_on(town, day), "count", None) for day in days] == [
        None, 42000, 43163,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"day": date(2999, 1, 1), "source": "Q"}, r"31\.|01\.01\.2999 liegt in der Zukunft"),
        ({"day": date(2024, 12, 31), "source": " "}, "woher die Einwohnerzahl stammt"),
        ({"day": date(2019, 12, 31), "source": "Testquelle"}, "schon eine Zahl eingetragen"),
    ],
)
def test_add_population_refuses_what_cannot_be(town, fields, sentence):
    people.population(town)

    with pytest.raises(InvalidInput, match=sentence):
        add_population(town, 5, actor=town.administrator, **fields)


def test_add_key_ends_the_key_before_on_the_day_before(town):
    old = people.key(town, "05370016")

    new = add_key(town, "05370099", start=date(2026, 1, 1), actor=town.administrator)

    old.refresh_from_db()
    assert (old.end, new.start) == (date(2025, 12, 31), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("key", "start", "sentence"),
    [
        ("5370016", date(2026, 1, 1), "ist kein Gemeindeschlüssel"),
        ("05999001", date(2026, 1, 1), "hat in dieser Zeit Stadt Nachbar"),
        ("05370099", None, "hat schon den Schlüssel 05370016"),
    ],
)
def test_add_key_refuses_what_cannot_be(town, key, start, sentence):
    people.key(town, "05370016")
    people.key(people.body("Nachbar"), "05999001")

    with pytest.raises(InvalidInput, match=sentence):
        add_key(town, key, start=start, actor=town.administrator)


def test_add_key_takes_a_key_that_another_town_gave_up(town):
    people.key(people.body("Nachbar"), "05999001", end=date(2025, 12, 31))

    key = add_key(town, "05999001", start=date(2026, 1, 1), actor=town.administrator)

    assert key.body == town


def test_open_term_keeps_the_figures_of_its_election(town):
    counted = people.population(town, 42236, date(2024, 12, 31))

    term = open_term(
        town, "2025–2030", start=date(2025, 11, 1), statutory_members=45, population=counted,
        actor=town.administrator,
    )  # fmt: skip

    assert term_of(town, date(2026, 1, 1)) == term
    assert (term.population, term.population_day) == (42236, date(2024, 12, 31))


def test_open_term_refuses_to_overlap_another(town):
    people.term(town)

    with pytest.raises(InvalidInput, match="Testperiode reicht in diese Zeit"):
        open_term(
            town, "2025–2030", start=date(2025, 11, 1), statutory_members=45,
            actor=town.administrator,
        )  # fmt: skip


def test_close_term_makes_room_for_the_next(town):
    term = people.term(town)

    close_term(term, date(2025, 10, 31), actor=town.administrator)
    following = open_term(
        town, "2025–2030", start=date(2025, 11, 1), statutory_members=45, actor=town.administrator
    )

    assert [term_of(town, date(2025, 10, 31)), term_of(town, date(2025, 11, 1))] == [
        term,
        following,
    ]


def test_close_term_refuses_a_day_before_the_beginning(town):
    with pytest.raises(InvalidInput, match="liegt vor dem Beginn"):
        close_term(people.term(town), date(2014, 5, 31), actor=town.administrator)


def test_close_term_is_not_for_clerks(town):
    with pytest.raises(NotAllowed):
        close_term(people.term(town), date(2025, 10, 31), actor=people.clerk(town))
