"""Urgent decisions: who takes them, two signatures, the record, approval and repeal."""

import io

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.config.due import due
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.execution.models import UrgentDecision
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
    with pytest.raises(RuleViolated, match="wartet auf den Rat"):
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

    from_again = operations.write_urgent_record(urgent, actor=SYSTEM)

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


def test_in_a_committees_matter_one_of_its_members_cosigns(town):
    urgent = operations.draft_urgent(town.main, **make.urgency(town))
    with pytest.raises(NotAllowed):
        operations.cosign_urgent(urgent, actor=town.member)

    people.membership(town.main, town.seats[0].person)

    assert operations.cosign_urgent(urgent, actor=town.member).member == town.seats[0].person


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
        operations.repeal_urgent(urgent, "doch nicht", actor=town.clerk)


def test_what_is_not_approved_is_repealed_unless_rights_of_others_arose(town, run_jobs):
    urgent = taken(town)
    vote_on(town, urgent, Tally(0, 40, 0), run_jobs)

    kept = operations.repeal_urgent(
        urgent, "nicht genehmigt", rights_of_others="Mietvertrag", actor=town.clerk
    )
    assert (kept.state, kept.rights_of_others) == ("refused", "Mietvertrag")

    UrgentDecision.objects.update(rights_of_others="")
    assert operations.repeal_urgent(urgent, "aufgehoben", actor=town.clerk).state == "repealed"


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
