"""Who may sit in a committee as an expert, and who follows in a seat there."""

from datetime import date

import pytest

from ratsverbund.kernel.errors import InvalidInput, NotAllowed, RuleViolated
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.organizations.operations import (
    change_role,
    end_membership,
    name_successor,
    seat_member,
)
from tests.factories import people
from tests.people.organizations.conftest import stranger

pytestmark = pytest.mark.django_db

START = date(2020, 11, 1)


def test_an_expert_citizen_has_no_seat_in_the_main_committee(town):
    main = people.main_committee(town)

    with pytest.raises(RuleViolated, match=r"gehören keine sachkundigen Bürger an\. \(§ 58 Abs. 3"):
        seat_member(main, people.person(), start=START, role="expert_citizen", actor=town.clerk)


def test_a_council_member_takes_no_seat_of_an_expert_citizen(town, committee):
    councillor = people.membership(people.organization(town)).person

    with pytest.raises(RuleViolated, match="Ein Ratsmitglied kann nicht sachkundiger Bürger sein"):
        seat_member(committee, councillor, start=START, role="expert_citizen", actor=town.clerk)


def test_expert_citizens_stay_fewer_than_the_council_members_may_be(town):
    committee = people.organization(town, "Sozialausschuss", "committee", seats=3)
    seat_member(committee, people.person(), start=START, role="expert_citizen", actor=town.clerk)

    with pytest.raises(RuleViolated, match="2 sachkundige Bürger und 1 Ratsmitglieder"):
        seat_member(
            committee, people.person(), start=START, role="expert_citizen", actor=town.clerk
        )


def test_who_is_not_on_the_council_is_no_ordinary_member_of_a_committee(town, committee):
    people.membership(people.organization(town))

    with pytest.raises(RuleViolated, match=r"Wer nicht dem Rat angehört, .* \(§ 58 Abs. 3 GO NRW"):
        seat_member(committee, people.person(), start=START, actor=town.clerk)


def test_the_mayor_belongs_to_the_council_and_may_sit_in_a_committee(town, committee):
    people.membership(people.organization(town))
    mayor = people.holding(people.office(town, "Bürgermeister", "mayor")).person

    seat = seat_member(committee, mayor, start=START, actor=town.clerk)

    assert seat.voting_right is True


def test_a_special_statute_may_seat_others_than_council_members(town):
    people.membership(people.organization(town))
    youth = people.organization(
        town, "Jugendhilfeausschuss", "committee", special_statute=True, task="youth_committee"
    )

    seat = seat_member(youth, people.person(), start=START, actor=town.clerk)

    assert seat.role == "member"


def test_an_expert_citizen_becomes_no_chair(town, committee):
    people.membership(people.organization(town))
    expert = people.membership(committee, role="expert_citizen", start=START)

    with pytest.raises(RuleViolated, match="Wer nicht dem Rat angehört"):
        change_role(expert, "chair", start=START, actor=town.clerk)


def test_a_council_member_does_not_become_an_expert_citizen(town, committee):
    councillor = people.membership(people.organization(town)).person
    seat = seat_member(committee, councillor, start=START, actor=town.clerk)

    with pytest.raises(RuleViolated, match="Ein Ratsmitglied kann nicht sachkundiger Bürger sein"):
        change_role(seat, "expert_citizen", start=date(2021, 1, 1), actor=town.clerk)


def test_ds_1_on_the_page_a_third_expert_on_monuments_is_refused_with_the_norm(client):
    town = people.heinsberg()
    committee = people.organization(town, "Schulausschuss", "committee", task="monuments_committee")
    for _each in range(2):
        people.membership(committee, role="expert_citizen", voting_right=False)
    third = people.person("Dora", "Drei", entered_by=town)
    client.force_login(people.clerk(town))

    answer = client.post(
        f"/gremien/{committee.pk}/sitze/neu/",
        {"person": third.pk, "start": "2026-01-01", "role": "expert_citizen", "voting_right": "no"},
    )

    page = answer.content.decode()
    assert (answer.status_code, committee.memberships.count()) == (422, 2)
    assert "Bestellt sind 3, höchstens 2 sind zulässig." in page
    assert "§ 13a Satz 2 Hauptsatzung Heinsberg" in page
    assert 'value="2026-01-01"' in page


def test_ds_1_a_third_expert_on_monuments_comes_by_no_change_of_role():
    town = people.heinsberg()
    committee = people.organization(town, "Schulausschuss", "committee")
    for _each in range(2):
        people.membership(committee, role="expert_citizen", voting_right=False)
    resident = people.membership(committee, role="expert_resident", voting_right=False)

    with pytest.raises(RuleViolated, match="Bestellt sind 3, höchstens 2"):
        change_role(resident, "expert_citizen", start=date(2026, 1, 1), actor=people.clerk(town))


def test_ds_1_a_third_expert_on_monuments_is_refused():
    town = people.heinsberg()
    clerk = people.clerk(town)
    committee = people.organization(town, "Planungsausschuss", "committee")
    advising = {"role": "expert_citizen", "voting_right": False, "actor": clerk}
    today = date(2026, 1, 1)
    first = seat_member(committee, people.person(), start=today, **advising)
    seat_member(committee, people.person(), start=today, **advising)

    with pytest.raises(RuleViolated, match=r"Bestellt sind 3, höchstens 2 .*§ 13a Satz 2"):
        seat_member(committee, people.person(), start=today, **advising)
    end_membership(first, date(2026, 6, 30), actor=clerk)
    third = seat_member(committee, people.person(), start=date(2026, 7, 1), **advising)
    assert third.voting_right is False


@pytest.fixture
def proposed(town, committee):
    """A seat in the committee on the proposal of a Fraktion."""
    return people.membership(committee, on_behalf_of=people.faction(town, "SPD"))


def test_since_the_law_of_2025_the_fraktion_names_the_successor(town, committee, proposed):
    following = people.membership(people.organization(town)).person

    seat = name_successor(proposed, following, start=date(2026, 1, 2), actor=town.clerk)

    proposed.refresh_from_db()
    entry = AuditEntry.objects.get(operation="organizations.name_successor")
    assert (seat.person, seat.on_behalf_of, proposed.end) == (
        following, proposed.on_behalf_of, date(2026, 1, 1),
    )  # fmt: skip
    assert entry.basis["reasons"][0]["says"] == (
        "Die Fraktion oder Gruppe benennt; gewählt wird nicht."
    )


def test_before_the_law_of_2025_the_council_elects_the_successor(town, committee, proposed):
    with pytest.raises(RuleViolated, match="Der Rat wählt auf Vorschlag der Fraktion"):
        name_successor(proposed, people.person(), start=date(2025, 1, 1), actor=town.clerk)


def test_a_seat_without_a_fraktion_has_no_successor_named(town, committee):
    seat = people.membership(committee)

    with pytest.raises(InvalidInput, match="nicht auf Vorschlag einer Fraktion"):
        name_successor(seat, people.person(), start=date(2026, 1, 1), actor=town.clerk)


def test_only_who_keeps_the_committee_enters_a_successor(proposed):
    with pytest.raises(NotAllowed, match="Schriftführung"):
        name_successor(proposed, people.person(), start=date(2026, 1, 1), actor=stranger())
