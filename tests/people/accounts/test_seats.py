"""Roles follow the seats and offices they stand for."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ratsverbund.kernel.due import ask
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.accounts.models import Account
from ratsverbund.people.accounts.operations import end_role, follow_seat
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.accounts.queries import questions
from ratsverbund.people.mandates.operations import undo_change
from ratsverbund.people.organizations.models import Membership
from ratsverbund.people.organizations.operations import (
    appoint_holder,
    end_holding,
    end_membership,
)
from ratsverbund.people.terms.operations import depart_member
from tests.factories import council, people

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
START = date(2025, 11, 1)


class Town:
    """A council and a committee; Anna sits in both and signs in."""

    def __init__(self):
        self.body = people.body("Heinsberg", slug="heinsberg", charter="heinsberg")
        people.term(self.body, start=START)
        self.clerk = people.clerk(self.body)
        self.administrator = people.administrator(self.body)
        self.council = people.organization(self.body, start=START)
        self.committee = people.main_committee(self.body, start=START)
        self.anna = people.person("Anna", "Ahrens")
        self.seat = people.membership(self.council, self.anna, start=START)
        self.second = people.membership(self.committee, self.anna, start=START)
        self.account = people.role("member", self.body, account=people.account(person=self.anna))
        people.role("chair", self.body, self.committee, account=self.account)


@pytest.fixture
def town():
    """A town whose member Anna holds a role for the body and one for the committee."""
    return Town()


def held(account, day=None):
    """The kinds of roles an account holds on a day."""
    fresh = Account.objects.with_roles().get(pk=account.pk)
    return sorted(role["kind"] for role in roles_of(fresh, day))


def test_the_role_for_a_committee_ends_with_the_seat_there(town, run_jobs):
    end_membership(town.second, TODAY, actor=town.clerk)
    run_jobs()

    assert held(town.account) == ["chair", "member"]
    assert held(town.account, TODAY + timedelta(days=1)) == ["member"]


def test_the_role_for_the_body_ends_with_the_last_seat(town, run_jobs):
    for seat in (town.second, town.seat):
        end_membership(seat, YESTERDAY, actor=town.clerk)
    run_jobs()

    assert held(town.account) == []


def test_a_seat_that_ended_long_ago_takes_no_day_back(town, run_jobs):
    for seat in (town.second, town.seat):
        end_membership(seat, date(2026, 1, 31), actor=town.clerk)
    run_jobs()

    assert set(town.account.roles.values_list("end", flat=True)) == {YESTERDAY}


def test_who_stands_in_for_a_member_keeps_the_role_there(town, run_jobs):
    people.deputy(people.membership(town.committee), town.anna)

    end_membership(town.second, YESTERDAY, actor=town.clerk)
    run_jobs()

    assert held(town.account) == ["chair", "member"]


def test_roles_that_stand_for_no_seat_run_on(town, run_jobs):
    people.role("clerk", town.body, account=town.account)
    for seat in (town.second, town.seat):
        end_membership(seat, YESTERDAY, actor=town.clerk)

    run_jobs()

    assert held(town.account) == ["clerk"]


def test_a_role_given_after_the_seat_had_ended_stays(town, run_jobs):
    end_membership(town.second, date(2026, 1, 31), actor=town.clerk)
    run_jobs()
    people.role("member", town.body, town.committee, account=town.account, start=TODAY)

    end_membership(town.seat, TODAY, actor=town.clerk)
    run_jobs()

    assert held(town.account, TODAY + timedelta(days=1)) == ["member"]


def test_roles_at_another_town_do_not_care(town, run_jobs):
    people.role("member", people.body("Nachbar"), account=town.account)

    depart_member(town.body, town.anna, day=YESTERDAY, reason="Verzicht", actor=town.clerk)
    run_jobs()

    assert held(town.account) == ["member"]


@pytest.mark.parametrize("way", ["ended", "followed"])
def test_the_role_of_the_mayor_ends_with_the_office(town, run_jobs, way):
    office = people.office(town.body, "Bürgermeisterin", "mayor")
    holding = people.holding(office, people.person("Berta", "Burg"))
    mayor = people.role("mayor", town.body, account=people.account(person=holding.person))

    if way == "ended":
        end_holding(holding, YESTERDAY, actor=town.clerk)
    else:
        appoint_holder(office, people.person("Cara", "Conrad"), start=TODAY, actor=town.clerk)
    run_jobs()

    assert held(mayor) == []


def test_an_undone_departure_gives_roles_back_with_the_end_somebody_had_set(town, run_jobs):
    chair = town.account.roles.get(kind="chair")
    end_role(chair, end=date(2030, 10, 31), actor=town.administrator)
    change = depart_member(town.body, town.anna, day=YESTERDAY, reason="Verzicht", actor=town.clerk)
    run_jobs()
    before = held(town.account)

    undo_change(change, actor=town.clerk)
    run_jobs()

    assert (before, held(town.account)) == ([], ["chair", "member"])
    assert list(town.account.roles.order_by("kind").values_list("end", flat=True)) == [
        date(2030, 10, 31), None,
    ]  # fmt: skip


def test_an_undone_departure_gives_back_nothing_the_administration_took(town, run_jobs):
    change = depart_member(town.body, town.anna, day=TODAY, reason="Verzicht", actor=town.clerk)
    run_jobs()
    end_role(town.account.roles.get(kind="member"), actor=town.administrator)

    undo_change(change, actor=town.clerk)
    run_jobs()

    assert held(town.account) == ["chair"]


def test_follow_seat_is_recorded_in_the_name_of_the_house(town, run_jobs):
    end_membership(town.second, TODAY, actor=town.clerk)
    run_jobs()

    entry = AuditEntry.objects.get(operation="accounts.follow_seat")
    assert (entry.actor_name, entry.change) == ("Ratsverbund", {"end": [None, TODAY.isoformat()]})
    with pytest.raises(NotAllowed):
        follow_seat(town.account.roles.first(), None, actor=town.clerk)


def test_a_former_member_is_refused_the_nonpublic_papers_of_the_town(client, town, run_jobs):
    paper = council.paper(town.body, public=False)
    council.item(
        council.meeting(town.council), council.consultation(paper, town.council), public=False
    )
    client.force_login(town.account)
    before = client.get(f"/vorlagen/{paper.pk}/").status_code

    depart_member(town.body, town.anna, day=YESTERDAY, reason="Verzicht", actor=town.clerk)
    run_jobs()

    assert (before, client.get(f"/vorlagen/{paper.pk}/").status_code) == (200, 404)


def told(actor):
    """What the start page says of roles without a seat."""
    return [(task.title, task.reason) for task in ask(questions(actor))]


def test_the_administration_is_told_of_roles_whose_term_ended_by_its_day(town):
    Membership.objects.filter(pk=town.second.pk).update(end=YESTERDAY)
    one = told(town.administrator)
    Membership.objects.update(end=YESTERDAY)

    ended = "läuft, Sitz oder Amt sind zu Ende."
    chair = (town.account.name, f"Die Rolle „Vorsitz, HFA“ {ended}")
    member = (town.account.name, f"Die Rolle „Mandat, Heinsberg“ {ended}")
    assert (one, sorted(told(town.administrator))) == ([chair], [member, chair])
    assert (told(town.clerk), told(people.administrator(people.body("Nachbar")))) == ([], [])


def test_a_deputy_a_later_role_and_who_never_sat_are_no_task(town):
    Membership.objects.update(end=YESTERDAY)
    town.account.roles.update(start=TODAY)
    people.role("member", town.body, account=people.account(person=people.person()))
    deputy = people.membership(town.committee, start=START, end=YESTERDAY).person
    people.deputy(people.membership(town.committee), deputy)
    people.role("member", town.body, town.committee, account=people.account(person=deputy))

    assert told(town.administrator) == []


def test_the_administration_is_told_of_a_mayor_without_an_office(town):
    office = people.office(town.body, "Bürgermeisterin", "mayor")
    former = people.holding(office, start=START, end=YESTERDAY).person
    people.role("mayor", town.body, account=people.account("Berta", person=former))

    assert [title for title, _reason in told(town.administrator)] == ["Berta"]
