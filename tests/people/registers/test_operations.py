"""Honours need a resolution, interests are declared by the member, contacts by choice."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.registers import operations
from ratsverbund.people.registers.models import Honour, Interest, InterestDeclaration
from tests.factories import people

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 25)


@pytest.fixture
def town():
    """A town."""
    return people.body("Heinsberg", slug="heinsberg", charter="heinsberg")


@pytest.fixture
def clerk(town):
    """The clerk of the town."""
    return people.clerk(town)


@pytest.fixture
def member(town):
    """An account of a council member."""
    person = people.person("Mia", "Mandat")
    people.membership(people.organization(town), person)
    account = people.role("member", town)
    account.person = person
    account.save()
    return account


@pytest.fixture
def declaration(town, clerk, member):
    """The member's declaration, asked for."""
    return operations.request_declarations(town, 2026, date(2026, 4, 30), actor=clerk)[0]


def conferred(town, clerk, **fields):
    """An honour."""
    filled = {"kind": "ring", "name": "Erna Ehre", "conferred_on": DAY, "resolution": "Rat 17/2026"}
    return operations.confer_honour(town, **(filled | fields), actor=clerk)


def test_an_honour_is_public_with_its_resolution(town, clerk):
    honour = conferred(town, clerk)

    assert honour.published_at is not None
    assert honour.resolution == "Rat 17/2026"


def test_an_honour_without_a_resolution_is_refused(town, clerk):
    with pytest.raises(
        InvalidInput, match=r"Zuständig ist der Rat. \(§ 5 Hauptsatzung Heinsberg\)"
    ):
        conferred(town, clerk, resolution=" ")


def test_nobody_gets_the_same_honour_twice(town, clerk):
    conferred(town, clerk)

    with pytest.raises(InvalidInput, match="schon geehrt"):
        conferred(town, clerk)


def test_a_revoked_honour_stays_with_its_mark(town, clerk):
    honour = conferred(town, clerk)

    revoked = operations.revoke_honour(
        honour, revoked_on=date(2026, 6, 1), revocation="Rat 40/2026", actor=clerk
    )

    assert (revoked.revoked_on, revoked.revocation) == (date(2026, 6, 1), "Rat 40/2026")
    with pytest.raises(Conflict):
        operations.revoke_honour(revoked, revoked_on=DAY, revocation="x", actor=clerk)


def test_a_revocation_needs_a_resolution(town, clerk):
    with pytest.raises(InvalidInput, match="Den Entzug beschließt der Rat"):
        operations.revoke_honour(conferred(town, clerk), revoked_on=DAY, revocation="", actor=clerk)


def test_a_member_keeps_no_register(town, member):
    with pytest.raises(NotAllowed):
        conferred(town, member)
    with pytest.raises(NotAllowed):
        operations.request_declarations(town, 2026, DAY, actor=member)


def test_every_member_is_asked_once_a_year(town, clerk, declaration):
    assert InterestDeclaration.objects.count() == 1

    with pytest.raises(InvalidInput, match="schon alle Mitglieder gefragt"):
        operations.request_declarations(town, 2026, date(2026, 4, 30), actor=clerk)


def test_a_member_declares_and_the_office_publishes_all_but_contracts(member, clerk, declaration):
    entries = {
        "profession": ["Lehrerin"],
        "board": ["Aufsichtsrat Stadtwerke", " "],
        "contract": ["Pachtvertrag Flurstück 12"],
    }

    operations.submit_declaration(declaration, entries, actor=member)
    before = Interest.objects.exclude(published_at=None).count()
    operations.publish_interests(declaration, actor=clerk)

    published = Interest.objects.exclude(published_at=None)
    assert before == 0
    assert [each.text for each in published] == ["Lehrerin", "Aufsichtsrat Stadtwerke"]


def test_what_was_declared_stands_in_no_record_of_acts(member, declaration):
    operations.submit_declaration(declaration, {"contract": ["Pachtvertrag"]}, actor=member)

    assert [e for e in AuditEntry.objects.all() if "Pachtvertrag" in str(e.change) + e.reason] == []


def test_nobody_declares_for_another(town, clerk, declaration):
    with pytest.raises(NotAllowed):
        operations.submit_declaration(declaration, {}, actor=clerk)


def test_nothing_is_published_that_was_not_declared(clerk, declaration):
    with pytest.raises(IllegalTransition):
        operations.publish_interests(declaration, actor=clerk)


def test_a_correction_takes_the_published_entries_back(member, clerk, declaration):
    operations.submit_declaration(declaration, {"board": ["A"]}, actor=member)
    operations.publish_interests(declaration, actor=clerk)

    corrected = operations.submit_declaration(declaration, {"board": ["B"]}, actor=member)

    assert (corrected.state, corrected.published_at) == ("submitted", None)
    assert Interest.objects.exclude(published_at=None).count() == 0


def test_the_database_itself_keeps_contracts_internal(declaration):
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.create(
            declaration=declaration, heading="contract", text="x", published_at="2026-01-01T00:00Z"
        )


def test_only_public_contacts_are_published(member):
    told = {"email": ("m@example.org", "public"), "phone": ("02452 1", "council")}
    shown, hidden = operations.set_contacts(member.person, told, actor=member)
    (taken,) = operations.set_contacts(member.person, {"email": ("", "public")}, actor=member)

    assert (shown.published_at is None, hidden.published_at, taken.published_at) == (
        False,
        None,
        None,
    )


def test_nobody_sets_the_contacts_of_another(member, clerk):
    with pytest.raises(NotAllowed):
        operations.set_contacts(member.person, {"email": ("x@example.org", "public")}, actor=clerk)


def test_contacts_are_kept_all_or_none(member):
    told = {"email": ("m@example.org", "public"), "fax": ("02452 2", "public")}

    with pytest.raises(ValueError, match="fax"):
        operations.set_contacts(member.person, told, actor=member)

    assert member.person.contact_details.count() == 0


def test_what_is_set_leaves_one_record_without_the_numbers(member):
    told = {"email": ("m@example.org", "public"), "phone": ("02452 1", "council")}

    operations.set_contacts(member.person, told, actor=member)

    entry = AuditEntry.objects.get(operation="registers.set_contacts")
    assert entry.change == {"email": [None, "public"], "phone": [None, "council"]}


def test_an_honour_in_the_future_is_refused(town, clerk):
    with pytest.raises(InvalidInput, match="Zukunft"):
        conferred(town, clerk, conferred_on=date(2099, 1, 1))

    assert Honour.objects.count() == 0
