"""The start of a term: oaths, agenda, chairs by agreement and by picks."""

from datetime import date

import pytest
from django.utils import timezone

from ratsverbund.charter.bundle import law_of
from ratsverbund.council.formations import operations, queries
from ratsverbund.council.formations.models import Formation
from ratsverbund.council.formations.queries.checklist import deputies_point
from ratsverbund.kernel.errors import Conflict, IllegalTransition, NotAllowed
from tests.factories import council, people
from tests.queries import statements

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 25)


@pytest.fixture
def formation(town, clerk):
    """The formation of the town's council."""
    return operations.begin_formation(town.terms.get(), actor=clerk)


@pytest.fixture
def factions(town):
    """Two Fraktionen of four and two members."""
    found = []
    for name, size in (("CDU", 4), ("SPD", 2)):
        found.append(people.faction(town, name))
        people.members(found[-1], size)
    return found


@pytest.fixture
def committees(town, factions):
    """Three committees with two members of each Fraktion."""
    found = []
    for name in ("Bauausschuss", "Schulausschuss", "Sozialausschuss"):
        found.append(people.organization(town, name, "committee"))
        for faction in factions:
            for seat in faction.memberships.all()[:2]:
                people.membership(found[-1], seat.person, on_behalf_of=faction)
    return found


def seat_in(committee, faction):
    """A member of a committee who is there for a Fraktion."""
    return committee.memberships.filter(on_behalf_of=faction, role="member").first()


def test_members_are_put_under_oath_once(formation, rat, clerk):
    seats = people.members(rat, 2)

    operations.take_oaths(formation, seats, DAY, actor=clerk)
    with pytest.raises(Conflict, match="schon verpflichtet"):
        operations.take_oaths(formation, seats[:1], DAY, actor=clerk)

    assert [each.sworn for each in queries.council_seats(rat.body, DAY)] == [True, True]


def test_there_is_one_formation_a_term(formation, town, clerk):
    with pytest.raises(Conflict, match="schon angelegt"):
        operations.begin_formation(town.terms.get(), actor=clerk)


def test_the_points_of_the_formation_come_on_the_agenda_once(formation, rat, clerk):
    meeting = council.meeting(rat, state="planned", convened_on=None)

    operations.plan_formation(formation, meeting, actor=clerk)
    operations.plan_formation(formation, meeting, actor=clerk)

    titles = list(meeting.items.order_by("order").values_list("title", flat=True))
    assert titles == [str(title) for title in queries.POINTS]


def test_fraktionen_pick_chairs_in_turn_after_a_lot(formation, committees, factions, clerk):
    cdu, spd = factions
    start = timezone.localdate()
    operations.begin_access(formation, actor=clerk)
    operations.begin_access(formation, lot="SPD", drawn="Vorsitz vor allen", actor=clerk)
    first, second, third = formation.turns.all()

    operations.pick_chair(first, seat_in(committees[1], cdu), start=start, actor=clerk)
    operations.pick_chair(second, seat_in(committees[0], spd), start=start, actor=clerk)
    with pytest.raises(Conflict, match="schon zugegriffen"):
        operations.pick_chair(third, seat_in(committees[0], cdu), start=start, actor=clerk)
    operations.pick_chair(third, seat_in(committees[2], cdu), start=start, actor=clerk)

    picked = [(turn.faction, turn.organization, turn.lot) for turn in formation.turns.all()]
    assert picked == [
        (cdu, committees[1], ""),
        (spd, committees[0], "SPD"),
        (cdu, committees[2], ""),
    ]
    chairs = [each.memberships.get(role="chair").on_behalf_of for each in committees]
    assert chairs == [spd, cdu, cdu]


def test_a_fraktion_waits_for_its_turn_and_may_name_a_member_of_another(
    formation, committees, factions, clerk
):
    _cdu, spd = factions
    start = timezone.localdate()
    operations.begin_access(formation, actor=clerk)
    operations.begin_access(formation, lot="SPD", drawn="Vorsitz vor allen", actor=clerk)
    first, second, _third = formation.turns.all()

    with pytest.raises(IllegalTransition, match="Am Zug ist CDU"):
        operations.pick_chair(second, seat_in(committees[0], spd), start=start, actor=clerk)
    picked = operations.pick_chair(first, seat_in(committees[0], spd), start=start, actor=clerk)
    assert picked.membership.on_behalf_of == spd


def test_the_chair_of_a_fraktion_picks_for_it_alone(formation, committees, factions, town, clerk):
    cdu, spd = factions
    start = timezone.localdate()
    operations.begin_access(formation, actor=clerk)
    [first] = formation.turns.all()

    with pytest.raises(NotAllowed):
        operations.pick_chair(
            first, seat_in(committees[0], cdu), start=start,
            actor=people.role("chair", town, organization=spd),
        )  # fmt: skip
    operations.pick_chair(
        first, seat_in(committees[0], cdu), start=start,
        actor=people.role("chair", town, organization=cdu),
    )  # fmt: skip

    assert committees[0].memberships.get(role="chair").on_behalf_of == cdu


def test_an_agreed_chair_ends_the_picks(formation, committees, factions, clerk):
    operations.agree_chair(
        formation, seat_in(committees[0], factions[1]), start=timezone.localdate(), actor=clerk
    )

    with pytest.raises(IllegalTransition, match="schon geeinigt"):
        operations.begin_access(formation, actor=clerk)

    formation.refresh_from_db()
    assert formation.chairs == Formation.Chairs.AGREED


def test_a_stranger_forms_nothing(formation, town, rat, committees, factions):
    stranger = people.account()
    seat = seat_in(committees[0], factions[0])
    acts = (
        lambda: operations.begin_formation(town.terms.get(), actor=stranger),
        lambda: operations.take_oaths(formation, [], DAY, actor=stranger),
        lambda: operations.name_age_president(formation, seat.person, actor=stranger),
        lambda: operations.plan_formation(formation, council.meeting(rat), actor=stranger),
        lambda: operations.agree_chair(formation, seat, start=DAY, actor=stranger),
        lambda: operations.begin_access(formation, actor=stranger),
    )

    for act in acts:
        with pytest.raises(NotAllowed):
            act()


def test_7_1_the_checklist_counts_thirteen_districts_and_names_the_vacant(town, rat, lieck):
    people.membership(lieck, role="head")

    points = queries.checklist(town, DAY, list(queries.council_seats(town, DAY)))

    heads = points[-1]
    assert (heads.done, heads.needed, heads.state) == (1, 13, "current")
    assert heads.missing == [
        "Aphoven/Laffeld", "Dremmen", "Heinsberg", "Karken", "Kempen", "Kirchhoven", "Oberbruch",
        "Porselen/Horst", "Randerath", "Schafhausen", "Unterbruch", "Waldenrath",
    ]  # fmt: skip


def test_7_3_a_head_who_resigns_leaves_a_gap_on_the_checklist(town, rat, lieck):
    people.membership(lieck, role="head", end=date(2026, 5, 31))

    before = queries.checklist(town, date(2026, 5, 31), [])[-1].done
    after = queries.checklist(town, date(2026, 6, 1), [])[-1].done

    assert (before, after) == (1, 0)


def test_missing_personal_deputies_are_counted(town, committees):
    people.deputy(committees[0].memberships.first())

    point = queries.checklist(town, DAY, [])[4]

    assert (point.done, point.needed) == (1, 12)
    assert point.missing == ["Bauausschuss (3)", "Schulausschuss (4)", "Sozialausschuss (4)"]


def test_the_clerk_forms_the_council_on_its_page(client, town, clerk, rat, committees, factions):
    client.force_login(clerk)
    seat = seat_in(committees[0], factions[0])
    seats = [*people.members(rat, 1), people.membership(rat, seat.person)]
    meeting = council.meeting(rat, state="planned", convened_on=None)
    page = "/konstituierung/heinsberg/"

    client.post(f"{page}beginn/")
    client.post(f"{page}verpflichtung/", {"memberships": [seats[0].pk], "day": "2026-03-25"})
    client.post(f"{page}altersvorsitz/", {"person": seats[1].person.pk})
    client.post(f"{page}tagesordnung/", {"meeting": meeting.pk})
    client.post(f"{page}zugriff/")
    client.post(f"{page}los/", {"lot": "SPD", "drawn": "Vorsitz vor allen"})
    formation = Formation.objects.get()
    turn = formation.turns.first()
    answer = client.post(
        f"{page}zugriff/{turn.pk}/", {"membership": seat.pk, "start": "2026-03-25"}, follow=True
    )

    text = answer.content.decode()
    assert (formation.age_president, formation.meeting) == (seats[1].person, meeting)
    assert "1 von 2" in text
    assert "Am Zug ist SPD." in text
    assert committees[0].memberships.get(role="chair").person == seat.person


def test_an_agreed_chair_is_entered_on_a_page(client, town, clerk, formation, committees, factions):
    client.force_login(clerk)
    seat = seat_in(committees[0], factions[0])

    client.post(
        "/konstituierung/heinsberg/vorsitz/", {"membership": seat.pk, "start": "2026-03-25"}
    )

    assert committees[0].memberships.get(role="chair").person == seat.person


@pytest.mark.parametrize("number", [1, 3])
def test_the_checklist_asks_little_of_the_database(
    client, town, clerk, rat, formation, committees, number
):
    people.members(rat, number)
    operations.begin_access(formation, actor=clerk)
    client.force_login(clerk)

    asked = statements(client, "/konstituierung/heinsberg/")

    assert len(asked) == 5


def test_only_those_with_a_role_there_see_the_formation(client, town, formation):
    client.force_login(people.role("clerk", people.body("Anderswo")))

    answer = client.get("/konstituierung/heinsberg/")

    assert answer.status_code == 404


def test_each_point_of_the_checklist_leads_to_where_it_is_done(client, town, clerk, formation):
    client.force_login(clerk)

    text = client.get("/konstituierung/heinsberg/").content.decode()

    led = [
        line.split('href="')[1].split('"')[0]
        for line in text.splitlines()
        if "rv-task__title" in line
    ]
    assert led == [
        "/konstituierung/heinsberg/verpflichtung/", "/gremien/aemter/", "/wahlperiode/heinsberg/",
        "#vorsitze", "/wahlperiode/heinsberg/", "/wahlperiode/heinsberg/",
    ]  # fmt: skip


@pytest.mark.parametrize(("bundle", "number"), [("heinsberg", 2), ("musterstadt", 3), ("de-nw", 2)])
def test_the_charter_says_how_many_deputies_the_mayor_has(bundle, number):
    point = deputies_point(law_of(bundle, date(2026, 6, 1)), 1)

    assert (point.done, point.needed, point.unknown) == (1, number, False)


def test_where_no_law_says_how_many_deputies_the_mayor_has_the_page_says_unknown():
    point = deputies_point(law_of("de", date(2026, 6, 1)), 1)

    assert (point.state, point.unknown) == ("current", True)
    assert point.basis["open_points"] != []


@pytest.mark.parametrize("number", [1, 3])
def test_agreeing_on_chairs_and_picking_them_asks_little_of_the_database(
    client, town, clerk, rat, formation, committees, factions, number
):
    people.members(rat, number)
    client.force_login(clerk)
    agree = statements(client, "/konstituierung/heinsberg/vorsitz/")
    operations.begin_access(formation, actor=clerk)
    operations.begin_access(formation, lot="SPD", drawn="Vorsitz vor allen", actor=clerk)
    turn = formation.turns.first()

    pick = statements(client, f"/konstituierung/heinsberg/zugriff/{turn.pk}/")

    assert [len(each) for each in (agree, pick) if len(each) > 5] == []


def test_where_the_charter_is_silent_no_personal_deputy_is_asked_for(town, committees):
    with_charter = [point.key for point in queries.checklist(town, DAY, [])]
    town.charter = "musterstadt"

    without = [point.key for point in queries.checklist(town, DAY, [])]

    assert set(with_charter) - set(without) == {"stand_ins"}
