"""Seats, deputies, offices: what may happen, what may not, and what is left in the record."""

from datetime import date

import pytest

from ratsverbund.kernel.errors import InvalidInput, NotAllowed, RuleViolated
from ratsverbund.kernel.models import AuditEntry, OutboxEvent
from ratsverbund.people.organizations.models import Membership
from ratsverbund.people.organizations.operations import (
    appoint_holder,
    change_role,
    close_organization,
    create_office,
    create_organization,
    end_holding,
    end_membership,
    seat_member,
    update_organization,
)
from ratsverbund.people.organizations.queries import holder_on
from tests.factories import people
from tests.people.organizations.conftest import stranger

pytestmark = pytest.mark.django_db

START = date(2020, 11, 1)


def test_create_organization_publishes_it_and_leaves_a_record(town):
    made = create_organization(
        town, "Bauausschuss", organization_type="committee", actor=town.clerk
    )

    entry = AuditEntry.objects.get()
    assert made.published_at is not None
    assert (entry.operation, entry.subject_label, entry.body_id) == (
        "organizations.create_organization", "Bauausschuss", town.pk,
    )  # fmt: skip


def test_create_organization_refuses_a_second_open_one_of_the_same_name(town, committee):
    with pytest.raises(InvalidInput, match="Bauausschuss gibt es bei Stadt Musterstadt schon"):
        create_organization(town, "Bauausschuss", organization_type="committee", actor=town.clerk)


def test_create_organization_refuses_a_second_council(town):
    people.organization(town)

    with pytest.raises(InvalidInput, match="hat schon einen Rat"):
        create_organization(town, "Zweiter Rat", organization_type="council", actor=town.clerk)


def test_create_organization_is_not_for_the_clerk_of_another_town(town):
    with pytest.raises(NotAllowed, match="Gremien und Ämter führt die Schriftführung"):
        create_organization(town, "Rat", organization_type="council", actor=stranger())


def test_update_organization_records_before_and_after(town, committee):
    update_organization(committee, seats=15, actor=town.clerk)

    assert AuditEntry.objects.get().change["seats"] == [2, 15]


def test_close_organization_ends_seats_and_deputies(town, committee):
    seat = people.membership(committee)
    people.deputy(seat)

    closed = close_organization(committee, date(2025, 10, 31), actor=town.clerk)

    seat.refresh_from_db()
    last = date(2025, 10, 31)
    assert (closed.end, seat.end, seat.deputies.get().end) == (last, last, last)


def test_close_organization_refuses_a_day_before_a_seat_begins(town, committee):
    people.membership(committee, start=date(2026, 1, 1))

    with pytest.raises(InvalidInput, match=r"beginnt erst am 01.01.2026"):
        close_organization(committee, date(2025, 10, 31), actor=town.clerk)


def test_seat_member_publishes_the_seat_and_the_name_of_the_person(town, committee):
    person = people.person()

    seat = seat_member(committee, person, start=START, actor=town.clerk)

    person.refresh_from_db()
    assert (seat.role, seat.voting_right) == ("member", True)
    assert None not in (seat.published_at, person.published_at)
    assert OutboxEvent.objects.get().payload == {"membership": seat.pk}


def test_seat_member_gives_expert_residents_no_vote_unless_told(town, committee):
    advisor = seat_member(
        committee, people.person(), start=START, role="expert_resident", actor=town.clerk
    )
    voter = seat_member(
        committee, people.person(), start=START, role="expert_resident", voting_right=True,
        actor=town.clerk,
    )  # fmt: skip

    assert (advisor.voting_right, voter.voting_right) == (False, True)


def test_seat_member_keeps_the_proposing_faction_when_the_member_leaves_it(town, committee):
    faction = people.faction(town, "SPD")

    seat = seat_member(
        committee, people.person(), start=START, on_behalf_of=faction, actor=town.clerk
    )

    assert Membership.objects.get(pk=seat.pk).on_behalf_of == faction


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"start": date(2015, 1, 1)}, "gehört „Bauausschuss“ schon seit dem 01.06.2014 an"),
        ({"start": date(2013, 1, 1), "end": date(2012, 1, 1)}, "Das Ende liegt vor dem Beginn"),
    ],
)
def test_seat_member_refuses_what_cannot_be(town, committee, fields, sentence):
    seat = people.membership(committee)

    with pytest.raises(InvalidInput, match=sentence):
        seat_member(committee, seat.person, actor=town.clerk, **fields)


def test_seat_member_refuses_more_voting_members_than_seats(town, committee):
    people.members(committee, 2)

    advisor = seat_member(
        committee, people.person(), start=START, voting_right=False, actor=town.clerk
    )
    with pytest.raises(InvalidInput, match="Alle 2 stimmberechtigten Sitze von „Bauausschuss“"):
        seat_member(committee, people.person(), start=START, actor=town.clerk)

    assert advisor.voting_right is False


def test_seat_member_fills_a_seat_again_the_day_after_it_ended(town, committee):
    people.membership(committee, end=date(2020, 10, 31))
    people.membership(committee)

    seat = seat_member(committee, people.person(), start=START, actor=town.clerk)

    assert seat.start == START


def test_seat_member_refuses_a_second_chair_and_a_second_head_of_a_district(town):
    district = people.organization(town, "Lieck", "district")
    people.membership(district, people.person("Eva", "Erst"), role="head")

    with pytest.raises(InvalidInput, match=r"ist Eva Erst seit dem 01.06.2014"):
        seat_member(district, people.person(), start=START, role="head", actor=town.clerk)


def test_seat_member_refuses_a_second_faction_of_the_same_council(town):
    first, second = people.faction(town, "CDU"), people.faction(town, "SPD")
    member = people.membership(first).person

    with pytest.raises(InvalidInput, match="gehört „CDU“ schon"):
        seat_member(second, member, start=START, actor=town.clerk)


def test_seat_member_refuses_a_proposal_by_what_is_no_faction_there(town, committee):
    elsewhere = people.faction(people.body(), "SPD")

    with pytest.raises(InvalidInput, match="ist keine Fraktion dieser Körperschaft"):
        seat_member(
            committee, people.person(), start=START, on_behalf_of=elsewhere, actor=town.clerk
        )


def test_seat_member_refuses_a_seat_after_the_organization_was_dissolved(town):
    gone = people.organization(town, "Alt", "committee", end=date(2020, 1, 1))

    with pytest.raises(InvalidInput, match="Alt besteht nicht die ganze Zeit"):
        seat_member(gone, people.person(), start=START, actor=town.clerk)


def test_a_clerk_of_one_committee_seats_members_there_only(town, committee):
    clerk = people.role("clerk", town, committee)
    other = people.organization(town, "Sozialausschuss", "committee")

    seat_member(committee, people.person(), start=START, actor=clerk)
    with pytest.raises(NotAllowed):
        seat_member(other, people.person(), start=START, actor=clerk)

    assert Membership.objects.get().organization == committee


def test_end_membership_ends_the_deputy_with_the_member(town, committee):
    seat = people.membership(committee)
    people.deputy(seat)

    end_membership(seat, date(2025, 6, 30), actor=town.clerk)

    seat.refresh_from_db()
    assert (seat.end, seat.deputies.get().end) == (date(2025, 6, 30), date(2025, 6, 30))


def test_end_membership_refuses_a_day_before_the_beginning_and_a_longer_seat(town, committee):
    seat = people.membership(committee, end=date(2025, 6, 30))

    with pytest.raises(InvalidInput, match=r"Der Sitz beginnt am 01.06.2014"):
        end_membership(seat, date(2014, 5, 31), actor=town.clerk)
    with pytest.raises(InvalidInput, match=r"Der Sitz endet schon am 30.06.2025"):
        end_membership(seat, date(2025, 7, 1), actor=town.clerk)


def test_end_membership_is_not_for_the_clerk_of_another_town(committee):
    seat = people.membership(committee)

    with pytest.raises(NotAllowed):
        end_membership(seat, date(2025, 6, 30), actor=stranger())


def test_create_office_refuses_a_second_of_the_same_name(town):
    create_office(town, "Kämmerer", kind="head", actor=town.clerk)

    with pytest.raises(
        InvalidInput, match="Das Amt „Kämmerer“ gibt es bei Stadt Musterstadt schon"
    ):
        create_office(town, "Kämmerer", actor=town.clerk)


def test_appoint_holder_ends_the_holder_before_on_the_day_before(town):
    office = people.office(town)
    first, second = people.person(), people.person()

    appoint_holder(office, first, start=START, actor=town.clerk)
    appoint_holder(office, second, start=date(2021, 4, 1), actor=town.clerk)

    days = (date(2020, 10, 31), START, date(2021, 3, 31), date(2021, 4, 1), date(2030, 1, 1))
    assert [holder_on(office, day) for day in days] == [None, first, first, second, second]


def test_appoint_holder_refuses_a_second_holder_from_the_same_day(town):
    office = people.office(town)
    people.holding(office, people.person("Eva", "Erst"), start=START)

    with pytest.raises(InvalidInput, match=r"Ab dem 01.11.2020 hat schon Eva Erst dieses Amt"):
        appoint_holder(office, people.person(), start=START, actor=town.clerk)


def test_appoint_holder_refuses_a_day_before_a_known_holder(town):
    office = people.office(town)
    people.holding(office, start=START)

    with pytest.raises(InvalidInput, match="der Reihe nach eingetragen"):
        appoint_holder(office, people.person(), start=date(2019, 1, 1), actor=town.clerk)


def test_appoint_holder_refuses_a_third_alderman_where_the_charter_has_two():
    town = people.heinsberg()
    clerk = people.clerk(town)
    offices = [people.office(town, f"Beigeordneter {number}") for number in (1, 2, 3)]
    for office in offices[:2]:
        appoint_holder(office, people.person(), start=START, actor=clerk)

    with pytest.raises(RuleViolated, match=r"§ 15 Abs\. 1 Hauptsatzung Heinsberg"):
        appoint_holder(offices[2], people.person(), start=START, actor=clerk)


def test_appoint_holder_replaces_one_of_two_aldermen():
    town = people.heinsberg()
    clerk = people.clerk(town)
    offices = [people.office(town, f"Beigeordneter {number}") for number in (1, 2)]
    for office in offices:
        appoint_holder(office, people.person(), start=START, actor=clerk)

    holding = appoint_holder(offices[0], people.person(), start=date(2022, 1, 1), actor=clerk)

    entry = AuditEntry.objects.last()
    assert (entry.subject_id, entry.citation) == (
        holding.pk,
        "§ 15 Abs. 1 Hauptsatzung Heinsberg",
    )


def test_appoint_holder_is_not_for_the_clerk_of_another_town(town):
    with pytest.raises(NotAllowed):
        appoint_holder(people.office(town), people.person(), start=START, actor=stranger())


def test_end_holding_leaves_the_office_vacant_from_the_next_day(town):
    office = people.office(town)
    holding = people.holding(office, start=START)

    end_holding(holding, date(2021, 3, 31), actor=town.clerk)

    assert holder_on(office, date(2021, 3, 31)) == holding.person
    assert holder_on(office, date(2021, 4, 1)) is None


def test_end_holding_refuses_a_day_before_the_beginning(town):
    holding = people.holding(people.office(town), start=START)

    with pytest.raises(InvalidInput, match=r"hat das Amt erst seit dem 01.11.2020"):
        end_holding(holding, date(2020, 10, 31), actor=town.clerk)


def test_change_role_continues_the_seat_with_its_deputy(town, committee):
    seat = people.membership(committee, start=START)
    people.deputy(seat, start=START)
    day = date(2022, 5, 1)

    chair = change_role(seat, Membership.Role.CHAIR, start=day, actor=town.clerk)

    seat.refresh_from_db()
    entry = AuditEntry.objects.get()
    assert (seat.role, seat.end) == (Membership.Role.MEMBER, date(2022, 4, 30))
    assert (chair.role, chair.start, chair.person) == (Membership.Role.CHAIR, day, seat.person)
    assert [each.start for each in chair.deputies.all()] == [day]
    assert (entry.operation, entry.change) == (
        "organizations.change_role", {"role": ["member", "chair"]},
    )  # fmt: skip


def test_change_role_refuses_a_second_chair_and_strangers(town, committee):
    people.membership(committee, role="chair", start=START)
    seat = people.membership(committee, start=START)

    with pytest.raises(InvalidInput):
        change_role(seat, Membership.Role.CHAIR, start=date(2022, 5, 1), actor=town.clerk)
    with pytest.raises(NotAllowed):
        change_role(seat, Membership.Role.CHAIR, start=date(2022, 5, 1), actor=stranger())

    assert not AuditEntry.objects.exists()
