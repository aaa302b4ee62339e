"""The confirmation: a membership begins, once."""

from datetime import date

import pytest

from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.network.accessions import operations
from ratsverbund.network.accessions.operations.confirmation import bound_until
from ratsverbund.network.members.models import Accession, NetworkMember
from tests.factories import network, people

State = Accession.State


def confirm(way, actor=None, on=date(2021, 4, 15)):
    """Confirm as the office does."""
    return operations.confirm_accession(way.accession, actor=actor or way.bureau, on=on)


def test_the_office_confirms_and_the_membership_begins(declared):
    member = confirm(declared)

    assert (member.start, member.bound_until) == (date(2021, 4, 15), date(2024, 4, 14))
    assert member.delegates.get().office == declared.office
    assert member.delegates.get().resolution == declared.resolution


def test_the_membership_begins_on_the_day_the_declaration_names(authorised):
    operations.sign_declaration(
        authorised.accession, actor=authorised.mayor, on=date(2021, 4, 1),
        effective_on=date(2021, 6, 1),
    )  # fmt: skip

    assert confirm(authorised).start == date(2021, 6, 1)


@pytest.mark.parametrize("role", ["clerk", "mayor", "stranger"])
def test_nobody_but_the_office_confirms(declared, role):
    with pytest.raises(NotAllowed):
        confirm(declared, actor=getattr(declared, role))


def test_the_second_of_two_confirmations_is_refused(declared):
    confirm(declared)

    with pytest.raises(IllegalTransition):
        confirm(declared)

    assert NetworkMember.objects.filter(body=declared.town).count() == 1


def test_an_undeclared_accession_is_not_confirmed(authorised):
    with pytest.raises(IllegalTransition):
        confirm(authorised)


def test_a_confirmation_before_the_declaration_is_refused(declared):
    with pytest.raises(InvalidInput) as refusal:
        confirm(declared, on=date(2021, 3, 31))

    assert refusal.value.field == "on"


def test_a_body_enrolled_in_between_is_not_made_a_member_twice(declared):
    network.member(declared.net, declared.town, start=date(2021, 1, 1))

    with pytest.raises(Conflict):
        confirm(declared)

    declared.accession.refresh_from_db()
    assert declared.accession.state == State.DECLARED


def test_a_vacant_office_is_confirmed_all_the_same(declared):
    declared.office.holdings.update(end=date(2021, 1, 31))

    member = confirm(declared)

    assert member.delegates.get().office == declared.office


def test_a_body_that_is_no_municipality_joins_the_same_way(declared):
    declared.town.kind = "chamber"
    declared.town.save()

    assert confirm(declared).body.kind == "chamber"


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2021, 3, 1), date(2024, 2, 29)),
        (date(2021, 1, 1), date(2023, 12, 31)),
        (date(2020, 2, 29), date(2023, 2, 27)),
    ],
)
def test_the_first_day_counts_in_the_minimum_term(start, last):
    assert bound_until(start, 3) == last
    assert bound_until(start, None) is None


def test_the_office_declines_with_its_reason(declared):
    done = operations.decline_accession(declared.accession, "Nicht NRW.", actor=declared.bureau)

    assert (done.state, done.ended_reason) == (State.REJECTED, "Nicht NRW.")


def test_a_refusal_without_reason_is_refused(declared):
    with pytest.raises(InvalidInput):
        operations.decline_accession(declared.accession, "", actor=declared.bureau)


def test_a_town_does_not_decline_itself(declared):
    with pytest.raises(NotAllowed):
        operations.decline_accession(declared.accession, "Grund", actor=declared.mayor)


def test_a_confirmed_accession_is_not_declined(joined):
    with pytest.raises(IllegalTransition):
        operations.decline_accession(joined.accession, "Zu spät.", actor=joined.bureau)


def test_the_letter_of_confirmation_is_not_stored_twice(joined):
    stored = StoredFile.objects.count()

    again = operations.write_confirmation(joined.member, actor=SYSTEM)

    assert again.confirmation == joined.accession.confirmation
    assert StoredFile.objects.count() == stored


def test_a_stranger_writes_no_confirmation(joined):
    with pytest.raises(NotAllowed):
        operations.write_confirmation(joined.member, actor=people.account())
