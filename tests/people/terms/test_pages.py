"""Pages of a council over its term, and what is due when something is vacant."""

from datetime import date

import pytest

from ratsverbund.kernel.due import ask
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.mandates import queries as mandates
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.organizations.operations import end_membership
from ratsverbund.people.terms import queries
from tests.factories import people
from tests.people.terms.conftest import START
from tests.queries import statements

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 31)
# What the Fraktionen are after each change: who sits in them, in which role.
CDU = [(name, "member") for name in ("Anna", "Bernd", "Cem")]
SPD = [(name, "member") for name in ("Dora", "Emil")]
WECHSEL = {"CDU": CDU[1:], "SPD": [CDU[0], *SPD]}
BILDUNG = {"CDU": CDU[1:2], "SPD": SPD, "N": [("Anna", "chair"), CDU[2]]}
ONE = {"N": [*CDU, *SPD]}
NONE = {"CDU": CDU}


def seen(town, day=DAY):
    """The council on a day."""
    return queries.overview_of(mandates.roster_of(Body.objects.filter(pk=town.pk)), day)


def test_the_council_is_counted_by_fraktion(town, chamber):
    assert seen(town).groups == [{"name": "CDU 3", "yes": 3}, {"name": "SPD 2", "yes": 2}]


def test_committees_are_counted_by_who_proposed(town, chamber):
    assert [[str(row[0]), *row[1:]] for row in seen(town).matrix] == [
        ["Haupt- und Finanzausschuss", 1, 0, 0, 1, 15]
    ]


def test_every_gap_is_named(town, chamber):
    titles = [gap.title for gap in seen(town).gaps]

    assert titles[0] == "Im Rat sind 40 Sitze frei"
    assert len([title for title in titles if title.endswith("im Ortsvorsteheramt")]) == 12
    assert titles[-1] == "Es gibt 0 von 2 Ämtern für Beigeordnete"


def test_a_district_called_ortschaft_is_the_one_of_the_charter(town, chamber):
    chamber.lieck.name, chamber.lieck.short_name = "Ortschaft Lieck", "Lieck"
    chamber.lieck.save()
    people.membership(
        people.organization(town, "Ortschaft Karken", "district", short_name="Karken", seats=None),
        role="head",
    )

    titles = [gap.title for gap in seen(town).gaps]

    missing = [title for title in titles if title.endswith("im Ortsvorsteheramt")]
    assert [name in " ".join(missing) for name in ("Karken", "Kempen")] == [False, True]


def test_an_unknown_minimum_of_a_fraktion_is_said_and_not_guessed(client, town, clerk, chamber):
    client.force_login(clerk)

    page = client.get("/wahlperiode/heinsberg/").content.decode()

    assert {row["enough"] for row in seen(town).factions} == {None}
    assert "Mindestgröße der Fraktionen: hier nicht erfasst" in page


def test_a_shrinking_fraktion_pays_through_the_month(town):
    faction = people.faction(town, "CDU", start=START, seats=None)
    seats = people.members(faction, 8, start=START)
    Membership.objects.filter(pk=seats[0].pk).update(end=date(2026, 6, 14))
    roster = mandates.roster_of(Body.objects.filter(pk=town.pk))

    bands, rows = queries.bands_of(roster, START, date(2026, 12, 31))

    assert [(row[1], row[2], row[3]) for row in rows] == [
        (START, 8, 1),
        (date(2026, 6, 15), 7, 1),
        (date(2026, 7, 1), 7, 0),
    ]
    assert [step["size"] for step in bands[0].steps] == [8, 7]


def test_a_resigning_head_of_a_district_is_due_for_election(town, clerk, chamber):
    seat = Membership.objects.get(organization=chamber.lieck)
    before = [line.title for line in ask(queries.questions(clerk))]

    end_membership(seat, START, actor=clerk)

    lines = [(line.title, line.reason, line.address) for line in ask(queries.questions(clerk))]
    assert before == []
    assert lines[0][0] == "Lieck hat niemanden im Ortsvorsteheramt"
    assert lines[0][1].startswith("Wahl nach § 7 Abs. 2")
    assert lines[0][2] == f"/gremien/{chamber.lieck.pk}/sitze/neu/"


def test_nothing_is_due_for_who_keeps_no_council(town, chamber):
    assert queries.questions(people.account()) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_overview_takes_at_most_five_statements(client, town, clerk, chamber, number):
    people.members(chamber.committee, number, start=START)
    client.force_login(clerk)

    assert len(statements(client, "/wahlperiode/heinsberg/")) <= 5


@pytest.mark.parametrize(
    "page",
    [
        "/wahlperiode/heinsberg/reserveliste/",
        "/wahlperiode/heinsberg/aenderung/wechsel/",
        "/mandate/heinsberg/einlesen/",
        "/mandate/heinsberg/mandate.xlsx",
        "/mandate/heinsberg/council.csv",
        "/mandate/heinsberg/vorlage.xlsx",
    ],
)
def test_each_page_takes_at_most_five_statements(client, town, clerk, chamber, page):
    client.force_login(clerk)

    assert len(statements(client, page)) <= 5


def test_a_departure_is_shown_before_it_is_carried_out(client, town, clerk, chamber):
    client.force_login(clerk)
    typed = {
        "person": chamber.anna.pk,
        "ground": "Verzicht",
        "day": "2026-03-31",
        "reason": "Brief",
    }
    address = "/wahlperiode/heinsberg/aenderung/ausscheiden/"

    preview = client.post(address, typed | {"act": "preview"})
    still = Membership.objects.filter(person=chamber.anna, end=None).count()
    done = client.post(address, typed | {"act": "apply"}, follow=True)

    assert (preview.status_code, still) == (200, 4)
    assert "Haupt- und Finanzausschuss (Vorsitz)" in preview.content.decode()
    assert Membership.objects.filter(person=chamber.anna, end=None).count() == 0
    assert "Verzicht: Brief" in done.content.decode()


@pytest.mark.parametrize(
    ("kind", "typed", "after"),
    [
        ("wechsel", {"person": "anna", "target": "spd"}, WECHSEL),
        (
            "bildung",
            {"name": "Neue", "short_name": "N", "members": ["anna", "cem"], "chair": "anna"},
            BILDUNG,
        ),
        ("zusammenschluss", {"factions": ["cdu", "spd"], "name": "Neue", "short_name": "N"}, ONE),
        ("aufloesung", {"faction": "spd"}, NONE),
    ],
)
def test_each_change_is_carried_out_through_its_page(
    client, town, clerk, chamber, kind, typed, after
):
    client.force_login(clerk)

    def number(word):
        return getattr(chamber, word).pk if hasattr(chamber, word) else word

    filled = {
        name: [number(each) for each in value] if isinstance(value, list) else number(value)
        for name, value in typed.items()
    }

    answer = client.post(
        f"/wahlperiode/heinsberg/aenderung/{kind}/",
        filled | {"day": "2026-04-01", "reason": "Schreiben", "act": "apply"},
    )

    assert (answer.status_code, factions(date(2026, 4, 2))) == (302, after)


def factions(day):
    """The Fraktionen that exist on a day, each with its members and roles."""
    seats = Membership.objects.on(day).filter(organization__organization_type="faction")
    found = {}
    for faction in Organization.objects.on(day).filter(organization_type="faction"):
        sitting = seats.filter(organization=faction).order_by("person__given_name")
        found[faction.short_name] = [(each.person.given_name, each.role) for each in sitting]
    return found


def test_the_reserve_list_is_kept_through_its_pages(client, town, clerk, chamber):
    client.force_login(clerk)
    person = people.person("Frida", "Folge")
    list_page = "/wahlperiode/heinsberg/reserveliste/"

    client.post(list_page, {"faction": chamber.cdu.pk, "position": 1, "person": person.pk})
    entry = person.reserve_entries.get()
    shown = client.get(list_page).content.decode()
    client.post(
        f"/wahlperiode/reserveliste/{entry.pk}/nachruecken/",
        {"day": "2026-04-01", "confirmation": "Wahlleiterin, 25.03.2026"},
    )
    entry.refresh_from_db()

    assert "Frida Folge" in shown
    assert entry.state == "seated"


def test_a_place_is_passed_over_through_its_page(client, town, clerk, chamber):
    client.force_login(clerk)
    entry = people.person("Frida", "Folge").reserve_entries.create(
        body=town, faction=chamber.cdu, position=1
    )

    client.post(f"/wahlperiode/reserveliste/{entry.pk}/uebergehen/", {"reason": "Verzicht"})
    entry.refresh_from_db()

    assert (entry.state, entry.reason) == ("declined", "Verzicht")


@pytest.mark.parametrize("page", ["", "reserveliste/", "aenderung/wechsel/"])
def test_strangers_and_other_towns_see_no_page_of_a_term(client, town, chamber, page):
    stranger = client.get(f"/wahlperiode/heinsberg/{page}").status_code
    client.force_login(people.clerk(people.body("Nachbarort")))

    assert (stranger, client.get(f"/wahlperiode/heinsberg/{page}").status_code) == (302, 404)


def test_a_member_looks_at_the_term_but_changes_nothing(client, town, chamber):
    client.force_login(people.role("member", town))

    assert client.get("/wahlperiode/heinsberg/").status_code == 200
    assert client.get("/wahlperiode/heinsberg/aenderung/wechsel/").status_code == 403
