"""Seats and offices that elections fill: lists, deputies, heads, aldermen, chairs."""

from datetime import UTC, date, datetime

import pytest

from ratsverbund.council.debate.models import Floor
from ratsverbund.council.debate.operations import ask_to_speak
from ratsverbund.council.elections import operations
from ratsverbund.council.elections.queries import elections_of
from ratsverbund.kernel.errors import (
    IllegalTransition,
    InvalidInput,
    LawUnknown,
    RuleViolated,
)
from ratsverbund.kernel.models import AuditEntry
from tests.council.elections.ballots import deputies, head_of, proportional, votes
from tests.factories import council, people

pytestmark = pytest.mark.django_db


def test_sv_1_the_last_seat_of_wassenberg_falls_by_lot(item, committee, clerk, members):
    election, lists = proportional(item, committee, clerk)

    ballot = operations.count_ballot(
        election, votes(lists, 18, 5, 4, 3, 3, 2), number=1, actor=clerk
    )
    operations.draw_lot(election, "Linke", drawn_by=members[0], witnesses="allen", actor=clerk)

    assert ballot.result == "lot"
    assert list(election.lists.values_list("name", "seats")) == [
        ("CDU", 9), ("SPD", 2), ("WFW", 2), ("Grüne", 1), ("Linke", 2), ("FDP", 1),
    ]  # fmt: skip
    assert election.nominations.exclude(place=None).count() == 17


def test_without_a_method_on_record_the_clerk_fixes_one_with_its_reason(rat, committee, clerk):
    meeting = council.meeting(rat, datetime(2025, 11, 12, 16, 0, tzinfo=UTC))
    council.present(meeting, 40)
    item = council.item(meeting)
    election = operations.prepare_election(
        item, "committee", organization=committee, seats=17, actor=clerk
    )
    one = operations.add_list(election, "CDU", actor=clerk)
    for seat in rat.memberships.all()[:3]:
        operations.nominate(election, seat.person, candidate_list=one, actor=clerk)

    with pytest.raises(InvalidInput, match="Fundstelle"):
        operations.choose_formula(election, "hare_niemeyer", "", actor=clerk)
    operations.open_ballot(election, actor=clerk)
    with pytest.raises(LawUnknown, match="Legen Sie das Verfahren"):
        operations.count_ballot(election, {one.pk: 30}, number=1, actor=clerk)


def test_a_fixed_method_shares_out_the_seats(rat, committee, clerk, item):
    election = operations.prepare_election(
        item, "committee", organization=committee, seats=3, actor=clerk
    )
    lists = [operations.add_list(election, name, actor=clerk) for name in ("CDU", "SPD")]
    operations.choose_formula(election, "dhondt", "Runderlass", actor=clerk)
    seats = list(rat.memberships.all()[:4])
    for place, seat in enumerate(seats):
        operations.nominate(election, seat.person, candidate_list=lists[place // 2], actor=clerk)
    operations.open_ballot(election, actor=clerk)

    operations.count_ballot(election, votes(lists, 30, 12), number=1, actor=clerk)

    assert list(election.lists.values_list("name", "seats")) == [("CDU", 2), ("SPD", 1)]


def test_deputies_are_ordered_by_highest_averages_and_hold_office(item, clerk, members, town):
    election, lists = deputies(item, clerk, members, "CDU", "SPD")
    operations.count_ballot(election, votes(lists, 23, 18), number=1, actor=clerk)

    operations.seat_elected(election, actor=clerk)

    holders = [
        (office.name, office.holdings.get().person)
        for office in town.offices.filter(kind="deputy_mayor").order_by("pk")
    ]
    assert holders == [
        ("Erster stellvertretender Bürgermeister", members[0]),
        ("Zweiter stellvertretender Bürgermeister", members[2]),
    ]
    item.refresh_from_db()
    assert item.state == "dealt"


def test_who_is_first_deputy_is_drawn_when_lists_are_equal(item, clerk, members):
    election, lists = deputies(item, clerk, members, "CDU", "SPD")
    operations.count_ballot(election, votes(lists, 21, 21), number=1, actor=clerk)

    operations.draw_lot(election, "SPD", drawn_by=members[9], witnesses="allen", actor=clerk)

    assert elections_of(item.meeting)[0].elected == [str(members[2]), str(members[0])]


def test_6_10_a_third_deputy_is_refused(item, clerk, members):
    with pytest.raises(RuleViolated, match="Zu wählen sind 2 Stellvertreter"):
        operations.prepare_election(item, "deputy_mayors", seats=3, actor=clerk)
    election = operations.prepare_election(item, "deputy_mayors", seats=2, actor=clerk)
    cdu = operations.add_list(election, "CDU", actor=clerk)
    for person in members[:2]:
        operations.nominate(election, person, candidate_list=cdu, actor=clerk)

    with pytest.raises(RuleViolated, match="vorgeschlagen sind 3"):
        operations.nominate(election, members[2], candidate_list=cdu, actor=clerk)


def test_6_10_an_expert_citizen_is_not_from_the_councils_midst(item, clerk, committee):
    expert = people.membership(committee, role="expert_citizen").person
    election = operations.prepare_election(item, "deputy_mayors", seats=2, actor=clerk)
    cdu = operations.add_list(election, "CDU", actor=clerk)

    with pytest.raises(RuleViolated, match="aus der Mitte des Rates"):
        operations.nominate(election, expert, candidate_list=cdu, actor=clerk)


def test_6_10_there_is_no_debate_on_the_election_of_deputies(item, clerk, lieck, members):
    other = council.item(item.meeting)
    deputies = operations.prepare_election(item, "deputy_mayors", seats=2, actor=clerk)
    head = operations.prepare_election(other, "district_head", organization=lieck, actor=clerk)

    told = {each.item: each.undebated for each in elections_of(item.meeting)}
    assert told == {item.pk: True, other.pk: False}
    assert (deputies.secret, head.secret) == (True, False)
    assert Floor.objects.get(item=item).without_debate == (
        "Gewählt wird aus der Mitte des Rates und ohne Aussprache. "
        "(§ 6 Abs. 2 Hauptsatzung Heinsberg)"
    )
    assert Floor.objects.get(item=item).list_closed is True
    with pytest.raises(RuleViolated, match="keine Aussprache"):
        ask_to_speak(item, person=members[0], actor=clerk)


def test_7_2_a_second_head_of_lieck_is_refused(item, clerk, lieck):
    people.membership(lieck, role="head")

    with pytest.raises(RuleViolated, match="Lieck hat 1 Ortsvorsteher"):
        operations.prepare_election(item, "district_head", organization=lieck, actor=clerk)


def test_an_elected_head_takes_office(item, clerk, lieck, members):
    election, standing = head_of(item, lieck, members[:2], clerk)
    operations.count_ballot(election, votes(standing, 30, 10), number=1, actor=clerk)

    operations.seat_elected(election, start=date(2024, 6, 6), actor=clerk)

    seat = lieck.memberships.get()
    assert (seat.person, seat.role, seat.start) == (members[0], "head", date(2024, 6, 6))
    assert AuditEntry.objects.filter(operation="elections.seat_elected").count() == 1


def test_bg_1_a_third_alderman_is_refused(item, clerk, town):
    for name in ("Erster Beigeordneter", "Technischer Beigeordneter"):
        people.holding(people.office(town, name))
    third = people.office(town, "Beigeordneter für Soziales")

    with pytest.raises(RuleViolated, match="3 Beigeordnete"):
        operations.prepare_election(item, "alderman", office=third, actor=clerk)


def test_bg_2_a_second_general_deputy_is_refused(item, clerk, town):
    people.holding(people.office(town, "Erster Beigeordneter"))
    second = people.office(town, "Technischer Beigeordneter")

    with pytest.raises(RuleViolated, match="zulässig ist einer"):
        operations.prepare_election(
            item, "alderman", office=second, general_deputy=True, actor=clerk
        )


def test_a_council_member_is_no_expert_citizen(item, clerk, committee, members):
    election = operations.prepare_election(
        item, "committee", organization=committee, method="joint", seats=17, actor=clerk
    )

    with pytest.raises(RuleViolated, match="kann nicht sachkundiger Bürger sein"):
        operations.nominate(election, members[0], role="expert_citizen", actor=clerk)


def test_a_joint_proposal_seats_members_with_fraktion_and_deputy(item, clerk, committee, members):
    cdu = people.faction(committee.body)
    election = operations.prepare_election(
        item, "committee", organization=committee, method="joint", seats=17, actor=clerk
    )
    operations.nominate(election, members[0], faction=cdu, deputy=members[1], actor=clerk)
    operations.nominate(election, members[2], faction=cdu, actor=clerk)
    operations.open_ballot(election, actor=clerk)
    operations.count_ballot(election, {}, number=1, yes=41, abstentions=2, actor=clerk)

    operations.seat_elected(election, actor=clerk)

    seats = committee.memberships.order_by("pk")
    assert [(seat.person, seat.on_behalf_of) for seat in seats] == [
        (members[0], cdu),
        (members[2], cdu),
    ]
    assert seats[0].deputies.get().person == members[1]


def test_one_vote_against_ends_a_joint_proposal_before_2025(item, clerk, committee, members):
    election = operations.prepare_election(
        item, "committee", organization=committee, method="joint", seats=17, actor=clerk
    )
    operations.nominate(election, members[0], actor=clerk)
    operations.open_ballot(election, actor=clerk)

    ballot = operations.count_ballot(election, {}, number=1, yes=40, no=1, actor=clerk)

    assert ballot.result == "failed"


def test_nobody_is_seated_twice(item, clerk, committee, members):
    people.membership(committee, members[0])
    election = operations.prepare_election(
        item, "committee", organization=committee, method="joint", seats=17, actor=clerk
    )
    for person in members[:2]:
        operations.nominate(election, person, actor=clerk)
    operations.open_ballot(election, actor=clerk)
    operations.count_ballot(election, {}, number=1, yes=43, actor=clerk)

    with pytest.raises(InvalidInput, match="schon seit"):
        operations.seat_elected(election, actor=clerk)

    assert committee.memberships.count() == 1


def test_nobody_stands_twice_in_one_election(item, clerk, committee, members):
    election = operations.prepare_election(
        item, "committee", organization=committee, method="joint", seats=17, actor=clerk
    )
    operations.nominate(election, members[0], deputy=members[1], actor=clerk)

    for fields in ({"person": members[0]}, {"person": members[1]}):
        with pytest.raises(InvalidInput, match="schon vorgeschlagen"):
            operations.nominate(election, actor=clerk, **fields)
    with pytest.raises(InvalidInput, match="schon vorgeschlagen"):
        operations.nominate(election, members[2], deputy=members[1], actor=clerk)


def test_a_withdrawn_proposal_is_not_on_the_ballot(item, lieck, members, clerk):
    election = operations.prepare_election(item, "district_head", organization=lieck, actor=clerk)
    first, second = (operations.nominate(election, each, actor=clerk) for each in members[:2])

    operations.withdraw_nomination(first, "verzichtet", actor=clerk)
    operations.open_ballot(election, actor=clerk)
    operations.count_ballot(election, {second.pk: 40}, number=1, actor=clerk)

    assert elections_of(item.meeting)[0].elected == [str(members[1])]


def test_proposals_are_closed_once_a_ballot_is_open(item, lieck, members, clerk):
    election, _standing = head_of(item, lieck, members[:2], clerk)

    with pytest.raises(IllegalTransition, match="im Wahlgang"):
        operations.nominate(election, members[3], actor=clerk)


def test_a_chair_is_elected_of_a_district_from_its_members(item, clerk, lieck, members):
    own = people.membership(lieck, members[0])
    election = operations.prepare_election(item, "chair", organization=lieck, actor=clerk)
    with pytest.raises(RuleViolated, match="gehört „Lieck“ nicht an"):
        operations.nominate(election, members[1], actor=clerk)
    standing = operations.nominate(election, members[0], actor=clerk)
    operations.open_ballot(election, actor=clerk)
    operations.count_ballot(election, {standing.pk: 40}, number=1, actor=clerk)

    operations.seat_elected(election, start=date(2024, 6, 6), actor=clerk)

    own.refresh_from_db()
    chair = lieck.memberships.get(role="chair")
    assert (own.end, chair.person) == (date(2024, 6, 5), members[0])


def test_the_chair_of_a_committee_is_never_elected(item, clerk, committee):
    with pytest.raises(InvalidInput, match="Wählen Sie das Gremium oder die Ortschaft"):
        operations.prepare_election(item, "chair", organization=committee, actor=clerk)


def test_results_of_a_meeting_are_told_in_one_statement(
    item, lieck, members, clerk, django_assert_num_queries
):
    election, standing = head_of(item, lieck, members[:2], clerk)
    operations.count_ballot(election, votes(standing, 22, 19), number=1, no=1, actor=clerk)

    with django_assert_num_queries(1):
        [result] = elections_of(item.meeting)

    assert result.lines == [
        "Wahl der Ortsvorsteherin oder des Ortsvorstehers: Lieck: Einzelwahl, offen.",
        f"1. Wahlgang: abgegeben 42, gültig 42; {members[0]} 22, {members[1]} 19, Nein 1.",
        f"Gewählt ist {members[0]}.",
    ]


def test_since_the_law_of_2025_a_fraktion_fills_the_seat_unelected(rat, committee, clerk):
    later = council.meeting(rat, datetime(2026, 3, 4, 16, 0, tzinfo=UTC))

    with pytest.raises(RuleViolated, match=r"Die Fraktion oder Gruppe benennt.*§ 50 Abs. 3"):
        operations.prepare_election(
            council.item(later), "seat", organization=committee, actor=clerk
        )


def test_before_the_law_of_2025_the_council_elects_to_a_vacant_seat(item, committee, clerk):
    election = operations.prepare_election(item, "seat", organization=committee, actor=clerk)

    assert election.basis["value"] == "elected"


def test_an_expert_citizen_is_held_against_the_seats_of_the_committee(item, clerk, committee):
    committee.seats = 9
    committee.save()
    taken = committee.memberships.filter(voting_right=True).count()
    election = operations.prepare_election(
        item, "committee", method="list", organization=committee, seats=9 - taken, actor=clerk
    )
    listed = operations.add_list(election, "CDU", actor=clerk)

    stands = operations.nominate(
        election, people.person(), candidate_list=listed, role="expert_citizen", actor=clerk
    )

    assert [each["says"] for each in stands.basis["reasons"]] == ["8 Ratsmitglieder, 1 weitere."]


def test_a_special_statute_lets_others_than_council_members_stand(item, clerk, committee):
    committee.special_statute = True
    committee.save()
    election = operations.prepare_election(
        item, "committee", method="list", organization=committee, seats=1, actor=clerk
    )
    listed = operations.add_list(election, "Jugendring", actor=clerk)

    stands = operations.nominate(election, people.person(), candidate_list=listed, actor=clerk)

    assert stands.role == "member"
