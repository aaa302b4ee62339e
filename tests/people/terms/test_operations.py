"""Members leave, follow and switch; Fraktionen form, merge and end; all of it can be undone."""

from datetime import date

import pytest

from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.people.mandates.operations import undo_change
from ratsverbund.people.mandates.roster import Roster
from ratsverbund.people.organizations.models import (
    Deputy,
    Membership,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.terms import operations
from ratsverbund.people.terms.models import ReserveEntry
from ratsverbund.people.terms.planning import committee_seats
from tests.factories import people

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 31)
NEXT = date(2026, 4, 1)


def running(person):
    """Where a person still sits, with the proposing Fraktion."""
    seats = Membership.objects.filter(person=person, end=None).select_related(
        "organization", "on_behalf_of"
    )
    return sorted(
        (seat.organization.short_name, seat.on_behalf_of.short_name if seat.on_behalf_of else "")
        for seat in seats
    )


def test_everything_of_a_leaver_ends_on_the_same_day(town, clerk, chamber):
    operations.depart_member(town, chamber.anna, day=DAY, reason="Verzicht", actor=clerk)

    assert running(chamber.anna) == []
    assert set(Membership.objects.filter(person=chamber.anna).values_list("end", flat=True)) == {
        DAY
    }
    assert Deputy.objects.get().end == DAY
    assert OfficeHolding.objects.get().end == DAY


def test_an_undone_departure_leaves_everything_as_it_was(town, clerk, chamber):
    before = running(chamber.anna)
    change = operations.depart_member(town, chamber.anna, day=DAY, reason="Verzicht", actor=clerk)

    undo_change(change, actor=clerk)

    assert running(chamber.anna) == before
    assert Deputy.objects.get().end is None
    assert OfficeHolding.objects.get().end is None


def test_who_deputises_for_others_no_longer_does_after_leaving(town, clerk, chamber):
    operations.depart_member(town, chamber.bernd, day=DAY, reason="Tod", actor=clerk)

    assert Deputy.objects.get().end == DAY
    assert Membership.objects.get(pk=chamber.seat.pk).end is None


def test_an_office_of_the_administration_outlasts_the_mandate(town, clerk, chamber):
    people.holding(people.office(town, "Bürgermeister", "mayor"), chamber.anna)

    operations.depart_member(town, chamber.anna, day=DAY, reason="Verzicht", actor=clerk)

    assert OfficeHolding.objects.get(office__kind="mayor").end is None


def test_nobody_leaves_twice(town, clerk, chamber):
    operations.depart_member(town, chamber.anna, day=DAY, reason="Verzicht", actor=clerk)

    with pytest.raises(InvalidInput, match="Es würde sich nichts ändern"):
        operations.depart_member(town, chamber.anna, day=DAY, reason="Verzicht", actor=clerk)


def test_nobody_leaves_before_a_seat_began(town, clerk, chamber):
    with pytest.raises(InvalidInput, match="beginnt erst am"):
        operations.depart_member(
            town, chamber.anna, day=date(2025, 1, 1), reason="Verzicht", actor=clerk
        )


def test_the_clerk_of_another_town_ends_nothing(town, chamber):
    other = people.clerk(people.body("Nachbarort"))

    with pytest.raises(NotAllowed):
        operations.depart_member(town, chamber.anna, day=DAY, reason="Verzicht", actor=other)


def test_the_next_on_the_list_moves_up_with_the_confirmation(town, clerk, chamber, run_jobs):
    entry = operations.add_entry(chamber.cdu, people.person("Frida", "Folge"), 1, actor=clerk)
    operations.depart_member(town, chamber.anna, day=DAY, reason="Verzicht", actor=clerk)

    operations.seat_successor(entry, day=NEXT, confirmation="Wahlleiterin, 25.03.2026", actor=clerk)

    assert running(entry.person) == [("CDU", ""), ("Rat", "CDU")]
    assert ReserveEntry.objects.get().state == "seated"


def test_undoing_a_succession_lets_the_person_wait_again(town, clerk, chamber, run_jobs):
    entry = operations.add_entry(chamber.cdu, people.person(), 1, actor=clerk)
    change = operations.seat_successor(entry, day=NEXT, confirmation="Wahlleiterin", actor=clerk)

    undo_change(change, actor=clerk)
    run_jobs()

    assert (ReserveEntry.objects.get().state, running(entry.person)) == ("waiting", [])


def test_entries_are_reopened_by_the_house_itself(town, clerk, chamber):
    entry = operations.add_entry(chamber.cdu, people.person(), 1, actor=clerk)
    change = operations.seat_successor(entry, day=NEXT, confirmation="Wahlleiterin", actor=clerk)

    with pytest.raises(NotAllowed):
        operations.reopen_entries(change, actor=people.account())

    assert operations.reopen_entries(change) == 1


def test_nobody_is_passed_over_without_a_reason(town, clerk, chamber):
    first = operations.add_entry(chamber.cdu, people.person("Frida", "Folge"), 1, actor=clerk)
    second = operations.add_entry(chamber.cdu, people.person("Gert", "Folge"), 2, actor=clerk)

    with pytest.raises(InvalidInput, match="Frida Folge auf Platz 1"):
        operations.seat_successor(second, day=NEXT, confirmation="Wahlleiterin", actor=clerk)
    with pytest.raises(InvalidInput, match="Grund"):
        operations.decline_entry(first, " ", actor=clerk)
    operations.decline_entry(first, "Verzicht", actor=clerk)
    operations.seat_successor(second, day=NEXT, confirmation="Wahlleiterin", actor=clerk)

    assert running(second.person) == [("CDU", ""), ("Rat", "CDU")]


def test_nobody_moves_up_without_the_election_officer(town, clerk, chamber):
    entry = operations.add_entry(chamber.cdu, people.person(), 1, actor=clerk)

    with pytest.raises(InvalidInput, match="Feststellung der Wahlleitung"):
        operations.seat_successor(entry, day=NEXT, confirmation="", actor=clerk)


def test_nobody_moves_up_twice(town, clerk, chamber):
    entry = operations.add_entry(chamber.cdu, people.person(), 1, actor=clerk)
    operations.seat_successor(entry, day=NEXT, confirmation="Wahlleiterin", actor=clerk)

    with pytest.raises((IllegalTransition, InvalidInput)):
        operations.seat_successor(entry, day=NEXT, confirmation="Wahlleiterin", actor=clerk)


def test_a_place_on_a_list_is_given_once(town, clerk, chamber):
    operations.add_entry(chamber.cdu, people.person(), 1, actor=clerk)

    with pytest.raises(InvalidInput, match="Platz 1 ist schon vergeben"):
        operations.add_entry(chamber.cdu, people.person(), 1, actor=clerk)


def test_seats_stay_with_the_fraktion_that_proposed_after_a_switch(town, clerk, chamber):
    operations.switch_faction(
        town, chamber.anna, chamber.spd, day=NEXT, reason="Austritt", actor=clerk
    )

    assert running(chamber.anna) == [
        ("HFA", "CDU"),
        ("Lieck", ""),
        ("Rat", "CDU"),
        ("SPD", ""),
    ]
    assert Membership.objects.get(organization=chamber.cdu, person=chamber.anna).end == DAY


def test_a_member_may_leave_for_no_fraktion(town, clerk, chamber):
    change = operations.switch_faction(town, chamber.anna, None, day=NEXT, reason="-", actor=clerk)

    assert running(chamber.anna) == [("HFA", "CDU"), ("Lieck", ""), ("Rat", "CDU")]
    assert change.title == "Anna Annasen: keine Fraktion"


def test_a_new_fraktion_takes_its_members_from_the_old_ones(town, clerk, chamber):
    operations.form_faction(
        town, "Neue Mitte", "NM", [chamber.cem, chamber.dora], chamber.dora,
        day=NEXT, reason="Gründung", actor=clerk,
    )  # fmt: skip

    made = Organization.objects.get(short_name="NM")
    assert [str(seat.person) for seat in made.memberships.filter(role="chair")] == ["Dora Dorasen"]
    assert running(chamber.cem) == [("NM", ""), ("Rat", "CDU")]


def test_fraktionen_merge_and_come_apart_again(town, clerk, chamber):
    change = operations.merge_factions(
        town, [chamber.cdu, chamber.spd], "Gemeinsame Liste", "GL",
        day=NEXT, reason="Vertrag", actor=clerk,
    )  # fmt: skip
    merged = Organization.objects.get(short_name="GL").memberships.count()
    ended = Organization.objects.get(pk=chamber.cdu.pk).end

    undo_change(change, actor=clerk)

    assert (merged, ended) == (5, DAY)
    assert Organization.objects.filter(short_name="GL").count() == 0
    assert Organization.objects.get(pk=chamber.cdu.pk).end is None
    assert running(chamber.emil) == [("Rat", "SPD"), ("SPD", "")]


def test_a_dissolved_fraktion_leaves_its_members_in_the_council(town, clerk, chamber):
    operations.dissolve_faction(town, chamber.spd, day=DAY, reason="Beschluss", actor=clerk)

    assert running(chamber.dora) == [("Rat", "SPD")]
    assert Organization.objects.get(pk=chamber.spd.pk).end == DAY


def test_a_committee_cannot_be_dissolved_as_a_fraktion(town, clerk, chamber):
    with pytest.raises(InvalidInput, match="keine Fraktion"):
        operations.dissolve_faction(town, chamber.committee, day=DAY, reason="-", actor=clerk)


def test_what_happened_later_must_be_undone_first(town, clerk, chamber):
    first = operations.dissolve_faction(town, chamber.spd, day=DAY, reason="-", actor=clerk)
    operations.depart_member(town, chamber.cem, day=DAY, reason="Tod", actor=clerk)

    with pytest.raises(Conflict, match="Cem Cemsen scheidet aus"):
        undo_change(first, actor=clerk)


@pytest.mark.parametrize(
    ("day", "way"),
    [
        (date(2025, 1, 1), "Der Rat wählt auf Vorschlag der Fraktion. (§ 50 Abs. 3 Satz 2 GO NRW)"),
        (
            date(2026, 1, 1),
            "Die Fraktion oder Gruppe benennt; gewählt wird nicht. (§ 50 Abs. 3 Satz 2 GO NRW)",
        ),
    ],
)
def test_a_succession_says_who_fills_seats_in_committees(town, chamber, day, way):
    roster = Roster(body=town)

    assert committee_seats(roster, day) == f"Sitze in Ausschüssen gehen nicht über. {way}"
