"""Members the office enters, how memberships end, and who votes."""

from datetime import date

import pytest

from ratsverbund.kernel.errors import Conflict, InvalidInput, LawUnknown, NotAllowed, RuleViolated
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.network.members import operations
from ratsverbund.network.members.queries import delegate_on, mandates_of
from tests.factories import network, people

pytestmark = pytest.mark.django_db
DAY = date(2021, 6, 1)


@pytest.fixture
def net():
    """A network."""
    return network.network()


@pytest.fixture
def member(net):
    """A member bound for three years."""
    return network.member(net, people.body("Altdorf"), bound_until=date(2024, 5, 31))


def enrol(net, body=None, actor=None, **fields):
    """Enter a member as the office does."""
    fields = {"source": "Mitgliederliste 2021"} | fields
    return operations.enrol_member(
        net, body or people.body("Bergen"), fields.pop("start", DAY),
        actor=actor or network.network_office(net), **fields,
    )  # fmt: skip


def test_the_office_enters_a_member_with_its_source(net):
    member = enrol(net)

    assert (member.start, member.source) == (DAY, "Mitgliederliste 2021")


def test_partners_that_are_no_municipality_belong_too(net):
    chamber = people.body("IHK", kind="chamber")

    assert enrol(net, chamber, member_class="partner").get_member_class_display() == "Partner"


@pytest.mark.parametrize(
    ("fields", "named"), [({"source": " "}, "source"), ({"end": date(2021, 5, 1)}, "end")]
)
def test_a_membership_that_cannot_be_right_is_refused(net, fields, named):
    with pytest.raises(InvalidInput) as refusal:
        enrol(net, **fields)

    assert refusal.value.field == named


def test_a_member_is_not_entered_twice(net, member):
    with pytest.raises(Conflict):
        enrol(net, member.body)


def test_a_stranger_enters_nobody(net):
    with pytest.raises(NotAllowed):
        enrol(net, actor=people.account())


def end(member, day, actor=None, **fields):
    """End a membership as the office does."""
    office = actor or network.network_office(member.network)
    return operations.end_membership(member, day, "Kündigung", actor=office, **fields)


def test_after_the_minimum_term_a_notice_ends_the_membership_and_the_mandate(member):
    office = people.office(member.body)
    network.delegate(member, office=office)

    ended = end(member, date(2025, 12, 31), notice_on=date(2025, 6, 1))

    assert (ended.end, ended.notice_on) == (date(2025, 12, 31), date(2025, 6, 1))
    assert member.delegates.get().end == date(2025, 12, 31)


def test_the_last_day_of_the_minimum_term_is_late_enough(member):
    assert end(member, date(2024, 5, 31)).end == date(2024, 5, 31)


def test_within_the_minimum_term_the_end_is_refused_with_day_and_source(member):
    with pytest.raises(RuleViolated) as refusal:
        end(member, date(2024, 5, 30))

    assert str(refusal.value) == (
        "Die Mindestdauer läuft bis 31.05.2024 (Testquelle). Wählen Sie einen späteren Tag, oder "
        "begründen Sie, warum die Mitgliedschaft trotzdem endet."
    )


def test_a_recorded_reason_overrides_the_minimum_term(member):
    end(member, date(2022, 12, 31), despite="Eingemeindung zum 01.01.2023.")

    entry = AuditEntry.objects.latest("pk")
    assert entry.reason == "Kündigung; Eingemeindung zum 01.01.2023."
    assert entry.citation == "Testquelle"


def test_without_a_settled_minimum_term_any_day_will_do(net):
    member = network.member(net, people.body("Frei"))

    assert end(member, date(2021, 7, 1)).end == date(2021, 7, 1)


def test_a_membership_ends_once(member):
    end(member, date(2025, 12, 31))

    with pytest.raises(Conflict):
        end(member, date(2026, 12, 31))


def test_a_membership_does_not_end_before_it_began(member):
    with pytest.raises(InvalidInput):
        end(member, date(2021, 5, 31))


def test_an_end_needs_a_reason(member):
    with pytest.raises(InvalidInput):
        operations.end_membership(
            member, date(2025, 1, 1), " ", actor=network.network_office(member.network)
        )


def test_only_the_office_ends_a_membership(member):
    with pytest.raises(NotAllowed):
        end(member, date(2025, 1, 1), actor=people.clerk(member.body))


def name(member, start=DAY, actor=None, **fields):
    """Name a delegate as the town does."""
    return operations.name_delegate(
        member, start, actor=actor or people.clerk(member.body), **fields
    )


def test_a_new_delegate_ends_the_one_before_on_the_day_before(member):
    first = name(member, person=people.person())

    name(member, date(2023, 1, 1), office=people.office(member.body))

    first.refresh_from_db()
    assert first.end == date(2022, 12, 31)


def test_neither_or_both_of_office_and_person_are_refused(member):
    for fields in ({}, {"office": people.office(member.body), "person": people.person()}):
        with pytest.raises(InvalidInput):
            name(member, **fields)


def test_a_mandate_before_one_already_entered_is_refused(member):
    name(member, date(2023, 1, 1), person=people.person())

    with pytest.raises(Conflict):
        name(member, date(2022, 1, 1), person=people.person())


def test_a_mandate_outside_the_membership_is_refused(member):
    with pytest.raises(InvalidInput):
        name(member, date(2021, 5, 31), person=people.person())


def test_a_stranger_names_nobody(member):
    with pytest.raises(NotAllowed):
        name(member, actor=people.account(), person=people.person())


def test_the_mandate_follows_the_office_and_a_gap_is_a_vacancy(member):
    office = people.office(member.body)
    people.holding(office, people.person("Eva", "Alt"), end=date(2022, 6, 30))
    people.holding(office, people.person("Udo", "Neu"), start=date(2022, 9, 1))
    name(member, office=office)

    found = [(m.start, m.end, m.person) for m in mandates_of(member)]

    assert found == [
        (date(2022, 9, 1), None, "Udo Neu"),
        (date(2022, 7, 1), date(2022, 8, 31), ""),
        (DAY, date(2022, 6, 30), "Eva Alt"),
    ]
    assert delegate_on(member, date(2022, 6, 30)).person.given_name == "Eva"
    with pytest.raises(LawUnknown) as refusal:
        delegate_on(member, date(2022, 7, 1))
    assert str(refusal.value) == (
        "Das Amt „Technischer Beigeordneter“ ist am 01.07.2022 nicht besetzt. Tragen Sie die neue "
        "Amtsinhaberin oder den neuen Amtsinhaber ein, oder bestimmen Sie eine Person."
    )


def test_a_member_without_delegate_says_so(member):
    with pytest.raises(LawUnknown):
        delegate_on(member, DAY)
