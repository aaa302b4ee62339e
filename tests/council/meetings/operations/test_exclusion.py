"""Keeping members out of an item, and letting them back in."""

import pytest

from ratsverbund.council.meetings.models import Exclusion
from ratsverbund.council.meetings.operations import exclude_member, lift_exclusion
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from tests.factories import council, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(town):
    return council.meeting(town.main)


def test_an_excluded_member_is_kept_out_with_the_reason(town, meeting):
    [row] = council.present(meeting, 1)
    item = council.item(meeting)

    exclusion = exclude_member(item, row.person, "Bruder ist Bieter", actor=town.clerk)

    assert (exclusion.person, exclusion.reason) == (row.person, "Bruder ist Bieter")
    with pytest.raises(Conflict):
        exclude_member(item, row.person, "Bruder ist Bieter", actor=town.clerk)


def test_an_exclusion_needs_a_reason_and_somebody_who_takes_part(town, meeting):
    [row] = council.present(meeting, 1)
    item = council.item(meeting)

    with pytest.raises(InvalidInput):
        exclude_member(item, row.person, " ", actor=town.clerk)
    with pytest.raises(InvalidInput) as refusal:
        exclude_member(item, people.person(), "Bieterin", actor=town.clerk)

    assert refusal.value.field == "person"


def test_a_decided_item_excludes_and_readmits_nobody(town, meeting):
    [row] = council.present(meeting, 1)
    item = council.item(meeting, state="dealt")
    exclusion = council.exclusion(item, people.person())

    with pytest.raises(IllegalTransition):
        exclude_member(item, row.person, "Angehörige", actor=town.clerk)
    with pytest.raises(IllegalTransition):
        lift_exclusion(exclusion, "Irrtum", actor=town.clerk)


def test_an_exclusion_by_mistake_is_lifted_with_a_reason_on_record(town, meeting):
    [row] = council.present(meeting, 1)
    exclusion = council.exclusion(council.item(meeting), row.person)

    with pytest.raises(InvalidInput):
        lift_exclusion(exclusion, "", actor=town.clerk)
    lift_exclusion(exclusion, "Namensverwechslung", actor=town.clerk)

    entry = AuditEntry.objects.get(operation="meetings.lift_exclusion")
    assert Exclusion.objects.count() == 0
    assert entry.reason == "Namensverwechslung"


def test_only_the_keeper_of_the_record_excludes_and_readmits(town, meeting):
    [row] = council.present(meeting, 1)
    item = council.item(meeting)

    with pytest.raises(NotAllowed):
        exclude_member(item, row.person, "Angehörige", actor=town.other)
    exclusion = council.exclusion(item, row.person)
    with pytest.raises(NotAllowed):
        lift_exclusion(exclusion, "Irrtum", actor=town.other)
