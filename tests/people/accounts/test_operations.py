"""Accounts and roles: who makes them, who ends them, and what nobody may do."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ratsverbund.kernel.errors import Conflict, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.accounts.models import Account
from ratsverbund.people.accounts.operations import (
    activate_account,
    create_account,
    deactivate_account,
    end_role,
    grant_role,
    issue_password_link,
    set_density,
    update_account,
)
from ratsverbund.people.accounts.policies import (
    bodies_held,
    bodies_of,
    holds,
    may_create_account,
    roles_of,
)
from ratsverbund.people.accounts.queries import accounts_for, administered_bodies, roles_for
from tests.factories import people

pytestmark = pytest.mark.django_db

START = date(2021, 1, 1)


@pytest.fixture
def town():
    """A town with its administration."""
    town = people.body()
    town.administrator = people.administrator(town)
    return town


def fresh(account):
    """The account as it comes back from the session."""
    return Account.objects.with_roles().get(pk=account.pk)


def test_create_account_makes_a_random_password_for_each(town):
    made = [
        create_account(f"{name}@example.org", name, actor=town.administrator)
        for name in ("Ada", "Ben")
    ]

    passwords = {password for _account, password in made}
    assert [account.check_password(password) for account, password in made] == [True, True]
    assert (len(passwords), {len(password) for password in passwords}) == (2, {24})


def test_create_account_keeps_the_password_out_of_the_record(town):
    _account, password = create_account("ada@example.org", "Ada", actor=town.administrator)

    entry = AuditEntry.objects.get()
    assert password not in f"{entry.change} {entry.subject_label} {entry.reason}"


@pytest.mark.parametrize(
    ("email", "name", "sentence"),
    [
        ("keine-adresse", "Ada", "ist keine E-Mail-Adresse"),
        ("ada@example.org", " ", "Bitte den Namen angeben"),
        ("SCHON@example.org", "Ada", "Für schon@example.org gibt es schon ein Konto"),
    ],
)
def test_create_account_refuses_what_cannot_be(town, email, name, sentence):
    people.account(email="schon@example.org")

    with pytest.raises(InvalidInput, match=sentence):
        create_account(email, name, actor=town.administrator)


def test_create_account_is_not_for_clerks(town):
    with pytest.raises(NotAllowed, match="Konten legt nur eine Administration an"):
        create_account("ada@example.org", "Ada", actor=people.clerk(town))


def test_update_account_changes_the_name(town):
    account = people.account(body=town)

    update_account(account, name="Ada Neu", actor=town.administrator)

    assert fresh(account).name == "Ada Neu"


def test_grant_role_holds_from_its_first_to_its_last_day(town):
    account = people.account()
    grant_role(
        account, "clerk", town, start=START, end=date(2021, 12, 31), actor=town.administrator
    )

    loaded = fresh(account)
    days = (date(2020, 12, 31), START, date(2021, 12, 31), date(2022, 1, 1))
    assert [len(roles_of(loaded, day)) for day in days] == [0, 1, 1, 0]


def test_grant_role_for_one_organization_does_not_hold_elsewhere(town):
    account = people.account()
    committee = people.organization(town, "Bauausschuss", "committee")
    grant_role(
        account, "chair", town, organization=committee, start=START, actor=town.administrator
    )

    loaded = fresh(account)
    assert holds(loaded, "chair", body=town.pk, organization=committee.pk) is True
    assert holds(loaded, "chair", body=town.pk) is False
    assert bodies_of(loaded) == [town.pk]


def test_a_role_for_one_organization_is_not_held_for_the_whole_body(town):
    committee = people.organization(town, "Bauausschuss", "committee")
    limited = people.role("clerk", town, committee)
    whole = people.clerk(town)

    assert (bodies_held(fresh(limited)), bodies_held(fresh(limited), "clerk")) == ([], [])
    assert (bodies_held(fresh(whole)), bodies_held(fresh(whole), "chair")) == ([town.pk], [])


def test_grant_role_is_for_the_administration_of_that_body_only(town):
    neighbour = people.body("Nachbar")

    with pytest.raises(NotAllowed, match="nur die Administration dieser Körperschaft"):
        grant_role(people.account(), "clerk", neighbour, start=START, actor=town.administrator)


@pytest.mark.parametrize("kind", ["administrator", "mayor", "network_office"])
def test_grant_role_refuses_to_limit_to_an_organization_what_is_held_for_the_whole(town, kind):
    committee = people.organization(town, "Bauausschuss", "committee")

    with pytest.raises(InvalidInput, match="gilt für die ganze Körperschaft") as refused:
        grant_role(
            people.account(), kind, town, organization=committee, start=START,
            actor=town.administrator,
        )  # fmt: skip

    assert refused.value.field == "organization"


def test_an_administrator_of_one_organization_reaches_no_account(town):
    limited = people.role("administrator", town, people.main_committee(town))
    clerk = people.clerk(town)

    found = list(accounts_for(limited))

    assert (found, list(roles_for(limited)), list(administered_bodies(limited))) == ([], [], [])
    assert bool(may_create_account(limited)) is False
    with pytest.raises(NotAllowed):
        issue_password_link(clerk, actor=limited)


def test_grant_role_refuses_the_same_role_twice_at_a_time(town):
    clerk = people.clerk(town)

    with pytest.raises(InvalidInput, match="hat diese Rolle in dieser Zeit schon"):
        grant_role(clerk, "clerk", town, start=START, actor=town.administrator)


def test_grant_role_refuses_a_network_office_at_a_town_and_a_foreign_organization(town):
    elsewhere = people.organization(people.body("Nachbar"))

    with pytest.raises(InvalidInput, match="Eine Geschäftsstelle hat nur ein Netzwerk"):
        grant_role(people.account(), "network_office", town, start=START, actor=town.administrator)
    with pytest.raises(InvalidInput, match="ist kein Gremium von"):
        grant_role(
            people.account(), "chair", town, organization=elsewhere, start=START,
            actor=town.administrator,
        )  # fmt: skip


def test_end_role_without_a_day_ends_at_once_even_on_the_first_day(town):
    account = people.account()
    today = timezone.localdate()
    role = grant_role(account, "clerk", town, start=today, actor=town.administrator)

    end_role(role, actor=town.administrator)

    assert roles_of(fresh(account)) == []


def test_end_role_keeps_the_last_day(town):
    account = people.account()
    today = timezone.localdate()
    role = grant_role(account, "clerk", town, start=START, actor=town.administrator)

    end_role(role, end=today, actor=town.administrator)

    tomorrow = today + timedelta(days=1)
    assert [len(roles_of(fresh(account), day)) for day in (today, tomorrow)] == [1, 0]


def test_end_role_refuses_to_rewrite_the_past(town):
    role = people.clerk(town).roles.get()

    with pytest.raises(InvalidInput, match="endet nicht rückwirkend"):
        end_role(role, end=date(2020, 1, 1), actor=town.administrator)


def test_end_role_leaves_no_body_without_administration(town):
    role = town.administrator.roles.get()

    with pytest.raises(Conflict, match="hätte keine Administration mehr"):
        end_role(role, actor=town.administrator)

    second = people.administrator(town)
    end_role(role, actor=second)
    assert roles_of(fresh(town.administrator)) == []


def test_end_role_is_not_for_the_administration_of_another_body(town):
    role = people.clerk(town).roles.get()

    with pytest.raises(NotAllowed):
        end_role(role, actor=people.administrator(people.body("Nachbar")))


def test_deactivate_account_and_activate_account_lock_and_open_it(town):
    clerk = people.clerk(town)

    deactivate_account(clerk, actor=town.administrator)
    locked = fresh(clerk).is_active
    activate_account(clerk, actor=town.administrator)

    assert (locked, fresh(clerk).is_active) == (False, True)


def test_deactivate_account_spares_the_last_administration(town):
    with pytest.raises(Conflict, match="hätte keine Administration mehr"):
        deactivate_account(town.administrator, actor=town.administrator)


def test_the_administration_of_one_town_cannot_take_over_an_account_of_two(town):
    account = people.clerk(town)
    people.role("clerk", people.body("Nachbar"), account=account)

    for act in (deactivate_account, issue_password_link):
        with pytest.raises(NotAllowed, match="die Sie nicht verwalten"):
            act(account, actor=town.administrator)


def test_issue_password_link_is_not_for_a_town_the_account_moved_to(town):
    neighbour = people.body("Nachbar")
    account = people.role("member", neighbour, end=date(2025, 10, 31))
    people.role("member", town, account=account)

    with pytest.raises(NotAllowed, match="gehörte auch zu einer Körperschaft"):
        issue_password_link(account, actor=town.administrator)

    assert deactivate_account(account, actor=town.administrator).is_active is False


def test_an_account_whose_roles_have_ended_stays_with_its_town(town):
    former = people.role("member", people.body("Nachbar"), end=date(2025, 10, 31))

    for act in (deactivate_account, issue_password_link):
        with pytest.raises(NotAllowed):
            act(former, actor=town.administrator)


def test_an_account_of_nobody_is_left_to_the_command_line(town):
    with pytest.raises(NotAllowed):
        deactivate_account(people.account(), actor=town.administrator)

    assert list(accounts_for(town.administrator)) == [town.administrator]


def test_create_account_is_not_for_another_town(town):
    with pytest.raises(NotAllowed):
        create_account(
            "ada@example.org", "Ada", body=people.body("Nachbar"), actor=town.administrator
        )


def test_issue_password_link_refuses_a_locked_account(town):
    clerk = people.clerk(town)
    deactivate_account(clerk, actor=town.administrator)

    with pytest.raises(Conflict, match="Bitte zuerst entsperren"):
        issue_password_link(clerk, actor=town.administrator)


def test_issue_password_link_keeps_the_link_out_of_the_record(town):
    link = issue_password_link(people.clerk(town), actor=town.administrator)

    entry = AuditEntry.objects.get()
    assert (entry.change, link.split("/")[-2] in entry.subject_label) == ({}, False)


def test_set_density_is_for_the_own_account(town):
    clerk = people.clerk(town)

    set_density(clerk, compact=True, actor=clerk)
    with pytest.raises(NotAllowed):
        set_density(clerk, compact=False, actor=town.administrator)

    assert fresh(clerk).compact is True


def test_an_administration_sees_accounts_of_its_bodies_and_those_it_entered(town):
    clerk, new = people.clerk(town), people.account("Neu", body=town)
    people.clerk(people.body("Nachbar"))

    seen = set(accounts_for(town.administrator))

    assert seen == {town.administrator, clerk, new}
    assert list(accounts_for(clerk)) == []
