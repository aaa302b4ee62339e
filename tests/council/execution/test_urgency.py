"""Urgent decisions: who takes them, two signatures, the record, approval and repeal."""

import io

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.config.due import due
from ratsverbund.council.decisions.operations import correct_vote, record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.execution.queries import urgent_for
from ratsverbund.council.execution.urgency import operations
from ratsverbund.kernel.errors import (
    Conflict,
    IllegalTransition,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import council, people
from tests.factories import execution as make

pytestmark = pytest.mark.django_db


def draft(town, **fields):
    """A draft that mayor and member sign."""
    return operations.draft_urgent(town.council, **make.urgency(town, **fields))


def taken(town):
    """A decision both have signed."""
    urgent = operations.sign_urgent(draft(town), actor=town.mayor)
    return operations.cosign_urgent(urgent, actor=town.member)


def vote_on(town, urgent, tally, run_jobs):
    """Submit it to the next session and vote there."""
    coming = make.ahead(town)
    item = operations.submit_urgent(urgent, coming, actor=town.clerk)
    coming.state, coming.convened_on = "running", timezone.localdate()
    coming.save()
    council.present(coming, 40)
    item.refresh_from_db()
    record_vote(item, tally, at=coming.starts_at, actor=town.clerk)
    run_jobs()
    urgent.refresh_from_db()


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ({"committee_in_time": True}, "main_committee"),
        ({"grave_disadvantage": True}, "mayor_and_member"),
    ],
)
def test_the_law_says_who_decides(town, facts, who):
    urgent = draft(town, **facts)

    assert (urgent.who, "§ 60" in urgent.basis["reasons"][0]["citation"]) == (who, True)


@pytest.mark.parametrize("facts", [{"council_in_time": True}, {"grave_disadvantage": False}])
def test_what_can_wait_waits_for_the_council(town, facts):
    with pytest.raises(RuleViolated, match="wartet auf: Rat"):
        draft(town, **facts)


def test_two_signatures_take_it_and_a_job_sets_the_record(town, run_jobs):
    urgent = taken(town)

    run_jobs()

    urgent.refresh_from_db()
    assert (urgent.state, urgent.taken_on, urgent.member) == (
        "taken", timezone.localdate(), town.seats[0].person,
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(bytes(urgent.record.content))) as document:
        assert len(document.pages) == 1


def test_the_record_is_set_once(town, run_jobs):
    urgent = taken(town)
    run_jobs()
    urgent.refresh_from_db()
    first = urgent.record_id

    from_again = operations.write_urgent_record(urgent, b"%PDF-1.7 again", actor=SYSTEM)

    assert from_again.record_id == first


def test_one_signature_is_not_enough(town):
    assert operations.sign_urgent(draft(town), actor=town.mayor).state == "draft"


@pytest.mark.parametrize("who", ["clerk", "member", "other", "engineer"])
def test_only_the_mayor_signs_as_the_mayor(town, who):
    with pytest.raises(NotAllowed):
        operations.sign_urgent(draft(town), actor=getattr(town, who))


@pytest.mark.parametrize("who", ["clerk", "mayor", "other", "engineer"])
def test_only_a_council_member_cosigns(town, who):
    with pytest.raises(NotAllowed):
        operations.cosign_urgent(draft(town), actor=getattr(town, who))


def works_committee(town):
    """A committee that decides for itself, and its urgent draft."""
    works = people.organization(town.body, "Bauausschuss", "committee")
    return works, operations.draft_urgent(works, **make.urgency(town, grave_disadvantage=False))


def test_in_a_committees_matter_only_that_committee_is_asked_about(town):
    _works, urgent = works_committee(town)

    reasons = [each["citation"] for each in urgent.basis["reasons"]]
    assert (urgent.who, reasons) == (
        "mayor_and_committee_member",
        ["§ 60 Abs. 2 Satz 1 GO NRW", "§ 60 Abs. 2 Satz 2 GO NRW"],
    )
    with pytest.raises(RuleViolated, match="wartet auf: Bauausschuss"):
        operations.draft_urgent(
            urgent.organization, **make.urgency(town, own_committee_in_time=True)
        )


def test_a_committees_matter_is_submitted_to_the_committee_and_not_to_the_council(town):
    works, urgent = works_committee(town)
    people.membership(works, town.seats[0].person)
    urgent = operations.sign_urgent(urgent, actor=town.mayor)
    urgent = operations.cosign_urgent(urgent, actor=town.member)
    councils, own = make.ahead(town, days=3), make.ahead(town, days=9, organization=works)

    with pytest.raises(RuleViolated, match="nächsten Sitzung"):
        operations.submit_urgent(urgent, councils, actor=town.clerk)

    assert operations.submit_urgent(urgent, own, actor=town.clerk).meeting == own


def test_in_a_committees_matter_one_of_its_members_cosigns(town):
    urgent = operations.draft_urgent(town.main, **make.urgency(town))
    with pytest.raises(NotAllowed):
        operations.cosign_urgent(urgent, actor=town.member)

    people.membership(town.main, town.seats[0].person)

    assert operations.cosign_urgent(urgent, actor=town.member).member == town.seats[0].person


def test_one_person_with_two_accounts_does_not_sign_for_both(town):
    twin = people.account("Anderes Konto", person=town.mayor.person)
    people.role("member", town.body, account=twin)
    people.membership(town.council, town.mayor.person)
    urgent = operations.sign_urgent(draft(town), actor=town.mayor)

    with pytest.raises(RuleViolated, match="zwei verschiedene Personen"):
        operations.cosign_urgent(urgent, actor=twin)


def test_two_persons_of_one_name_may_sign(town):
    same = people.person(town.mayor.person.given_name, town.mayor.person.family_name)
    account = people.account(town.mayor.name, person=same)
    people.role("member", town.body, account=account)
    people.membership(town.council, same)
    urgent = operations.sign_urgent(draft(town), actor=town.mayor)

    assert operations.cosign_urgent(urgent, actor=account).state == "taken"


def test_an_office_without_a_person_does_not_sign(town):
    office = people.role("mayor", town.body)

    with pytest.raises(InvalidInput, match="zu keiner Person"):
        operations.sign_urgent(draft(town), actor=office)


def test_nobody_signs_twice(town):
    urgent = operations.sign_urgent(draft(town), actor=town.mayor)

    with pytest.raises(Conflict):
        operations.sign_urgent(urgent, actor=town.mayor)


def test_the_main_committee_takes_it_by_resolution(town):
    urgent = draft(town, committee_in_time=True)
    resolution = make.resolution(town, held=council.meeting(town.main))

    with pytest.raises(InvalidInput):
        operations.take_by_committee(urgent, make.resolution(town), actor=town.clerk)
    urgent = operations.take_by_committee(urgent, resolution, actor=town.clerk)

    assert (urgent.state, urgent.taken_on) == ("taken", resolution.decided_on)


def test_it_is_submitted_to_the_next_session_and_no_later_one(town):
    urgent = taken(town)
    first, later = make.ahead(town, days=5), make.ahead(town, days=40)

    with pytest.raises(RuleViolated, match="nächsten Sitzung"):
        operations.submit_urgent(urgent, later, actor=town.clerk)
    item = operations.submit_urgent(urgent, first, actor=town.clerk)

    assert item.title == "Genehmigung der Dringlichkeitsentscheidung: Notstrom für die Pumpe"
    with pytest.raises(Conflict):
        operations.submit_urgent(urgent, first, actor=town.clerk)


def test_the_council_approves(town, run_jobs):
    urgent = taken(town)

    vote_on(town, urgent, Tally(40, 0, 0), run_jobs)

    assert urgent.state == "approved"
    with pytest.raises(IllegalTransition):
        operations.repeal_urgent(
            urgent, "doch nicht", resolution=make.today(town), actor=town.clerk
        )


def test_what_is_not_approved_is_repealed_by_the_council_and_by_nobody_else(town, run_jobs):
    urgent = taken(town)
    vote_on(town, urgent, Tally(0, 40, 0), run_jobs)
    elsewhere = make.resolution(
        town, held=council.meeting(town.main), decided_on=timezone.localdate()
    )
    before = make.resolution(town)
    repeal = make.today(town)

    with pytest.raises(RuleViolated, match="Satz 4 GO NRW"):
        operations.repeal_urgent(urgent, "nicht genehmigt", actor=town.clerk)
    for wrong in (elsewhere, before):
        with pytest.raises(InvalidInput, match="Rat die Entscheidung aufgehoben"):
            operations.repeal_urgent(urgent, "aufgehoben", resolution=wrong, actor=town.clerk)
    urgent = operations.repeal_urgent(urgent, "aufgehoben", resolution=repeal, actor=town.clerk)

    assert (urgent.state, urgent.repealed_by, urgent.settled_on) == (
        "repealed", repeal, repeal.decided_on,
    )  # fmt: skip


def test_rights_of_others_stand_against_a_repeal_even_if_the_council_resolves_it(town, run_jobs):
    urgent = taken(town)
    vote_on(town, urgent, Tally(0, 40, 0), run_jobs)

    kept = operations.repeal_urgent(
        urgent, "Miete läuft", resolution=make.today(town), rights_of_others="Mietvertrag",
        actor=town.clerk,
    )  # fmt: skip

    assert (kept.state, kept.rights_of_others, kept.repealed_by) == ("refused", "Mietvertrag", None)


def test_a_draft_is_discarded_with_a_reason(town):
    urgent = operations.discard_urgent(draft(town), "Das Wasser sinkt.", actor=town.clerk)

    assert (urgent.state, urgent.outcome) == ("discarded", "Das Wasser sinkt.")
    with pytest.raises(IllegalTransition):
        operations.sign_urgent(urgent, actor=town.mayor)


def test_a_member_of_one_committee_sees_only_its_urgent_decisions(town):
    urgent = operations.sign_urgent(draft(town), actor=town.mayor)
    own = operations.draft_urgent(town.main, **make.urgency(town))
    operations.sign_urgent(own, actor=town.mayor)
    person = people.membership(town.main).person
    account = people.account("Ausschussmitglied", person=person)
    member = people.role("member", town.body, town.main, account=account)

    seen = [set(urgent_for(actor)) for actor in (member, town.member)]

    assert seen == [{own}, {own, urgent}]
    assert [line.address for line in due(member)] == [reverse("execution:urgent", args=[own.pk])]


@pytest.mark.parametrize(
    ("first", "then", "states"),
    [
        (Tally(38, 2, 0), Tally(2, 38, 0), ("approved", "refused")),
        (Tally(2, 38, 0), Tally(38, 2, 0), ("refused", "approved")),
    ],
)
def test_a_corrected_vote_settles_the_approval_anew(town, run_jobs, first, then, states):
    urgent = taken(town)
    vote_on(town, urgent, first, run_jobs)
    before = urgent.state

    correct_vote(urgent.item.votes.get(), then, "Ja und Nein vertauscht", actor=town.clerk)
    run_jobs()

    urgent.refresh_from_db()
    assert (before, urgent.state) == states
