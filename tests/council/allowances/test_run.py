"""The run of a month: known amounts are fixed once, unknown ones wait."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ratsverbund.council.allowances import operations
from ratsverbund.council.allowances.models import Allowance, AttendanceFee
from ratsverbund.council.allowances.queries import run_of
from ratsverbund.kernel.errors import Conflict, InvalidInput, NotAllowed
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import allowances, people

MARCH = date(2024, 3, 1)


def council_of(body, number=1, **fields):
    return people.members(people.organization(body), number, **fields)


def fix(body, month=MARCH, **fields):
    return operations.fix_settlement(body, month, actor=SYSTEM, **fields)


@pytest.mark.django_db
def test_fix_settlement_fixes_each_lump_sum_with_its_reasons():
    body = allowances.town()
    council_of(body)

    operations.fix_settlement(body, MARCH, actor=people.clerk(body))

    made = Allowance.objects.get()
    assert (made.amount, made.payable) == (Decimal("428.40"), Decimal("428.40"))
    assert made.basis["reasons"][0]["citation"] == "§ 2 Abs. 1 EntschVO NRW"


@pytest.mark.django_db
def test_a_year_of_a_member_is_twelve_lump_sums():
    body = allowances.town()
    council_of(body)

    for month in range(1, 13):
        fix(body, date(2024, month, 1))

    assert sum(made.amount for made in Allowance.objects.all()) == Decimal("5140.80")


@pytest.mark.django_db
def test_first_and_further_deputy_mayors_get_their_multiple():
    body = allowances.town()
    for name in ("Erste", "Zweite"):
        people.holding(people.office(body, f"{name} Stellvertretung", "deputy_mayor"))

    run = run_of(body, MARCH)

    assert [item.payable for item in run.ready] == [Decimal("1285.20"), Decimal("642.60")]


@pytest.mark.django_db
def test_the_mayor_gets_no_allowance():
    body = allowances.town()
    (seat,) = council_of(body)
    people.holding(people.office(body, "Bürgermeister", "mayor"), seat.person)

    assert run_of(body, MARCH).ready == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("size", "paid"), [(7, 0), (8, 1), (15, 1), (16, 2), (23, 2), (24, 3), (30, 3)]
)
def test_the_size_of_a_fraktion_says_how_many_deputies_are_paid(size, paid):
    body = allowances.town()
    faction = people.faction(body)
    for _ in range(4):
        people.membership(faction, role="deputy")
    people.members(faction, size - 4)

    run = run_of(body, MARCH)

    assert [item.payable for item in run.ready] == [Decimal("642.60")] * paid


@pytest.mark.django_db
def test_a_fraktion_that_shrinks_in_a_month_pays_its_deputy_until_the_end():
    body = allowances.town()
    faction = people.faction(body)
    people.membership(faction, role="deputy")
    people.members(faction, 6)
    people.membership(faction, end=date(2024, 6, 14))

    june, july = (run_of(body, date(2024, month, 1)) for month in (6, 7))

    assert ([item.payable for item in june.ready], july.ready) == ([Decimal("642.60")], [])


@pytest.mark.django_db
def test_a_listed_committee_pays_its_chair_without_a_meeting():
    body = allowances.town()
    committee = people.organization(body, "Schul- und Kulturausschuss", "committee")
    people.membership(committee, role="chair")

    run = run_of(body, date(2024, 7, 1))

    assert [item.payable for item in run.ready] == [Decimal("428.40")]


@pytest.mark.django_db
def test_another_committee_pays_its_chair_by_meeting():
    body = allowances.town()
    committee = people.organization(body, "Rechnungsprüfungsausschuss", "committee")
    chair = council_of(body)[0].person
    people.membership(committee, chair, role="chair")
    for day in (5, 12, 19):
        allowances.attended(committee, chair, datetime(2024, 3, day, 17, tzinfo=UTC))

    run = run_of(body, MARCH)

    chaired = [item.payable for item in run.ready if item.label.startswith("Vorsitz")]
    assert chaired == [Decimal("150.00")]


@pytest.mark.django_db
def test_the_sixth_meeting_of_a_fraktion_is_recorded_and_unpaid():
    body = allowances.town()
    committee, faction = people.main_committee(body), people.faction(body)
    person = allowances.expert(committee).person
    for day in range(1, 8):
        operations.record_session(faction, date(2024, 3, day), [person], actor=SYSTEM)

    fix(body)

    amounts = [fee.amount for fee in AttendanceFee.objects.order_by("day")]
    assert amounts == [Decimal("35.70")] * 5 + [0, 0]


@pytest.mark.django_db
def test_a_deputy_is_paid_for_meetings_of_the_fraktion():
    body = allowances.town()
    seat = people.membership(people.main_committee(body))
    deputy = people.deputy(seat).person
    for day in (1, 2, 3):
        allowances.session(people.faction(body, f"F{day}"), deputy, day=date(2024, 3, day))

    run = run_of(body, MARCH)

    assert sum(item.payable for item in run.ready) == Decimal("107.10")


@pytest.mark.django_db
def test_a_new_year_pays_again_and_another_fraktion_does_not():
    body = allowances.town()
    person = allowances.expert(people.main_committee(body)).person
    one, other = people.faction(body, "A"), people.faction(body, "B")
    for month in range(1, 5):
        allowances.session(one, person, day=date(2024, month, 9))
    for month in (8, 9):
        allowances.session(other, person, day=date(2024, month, 9))
    allowances.session(other, person, day=date(2025, 1, 7))

    september, january = (run_of(body, day) for day in (date(2024, 9, 1), date(2025, 1, 1)))

    assert [item.payable for item in september.ready] == [Decimal("0.00")]
    assert [item.payable for item in january.ready] == [Decimal("35.70")]


@pytest.mark.django_db
def test_a_council_member_gets_no_fee_and_an_online_meeting_counts():
    body = allowances.town()
    (seat,) = council_of(body)
    person = allowances.expert(people.main_committee(body)).person
    allowances.session(people.faction(body), seat.person, person, day=MARCH, online=True)

    run = run_of(body, MARCH)

    fees = [(item.person, item.payable) for item in run.ready if item.line.session]
    assert fees == [(person.pk, Decimal("35.70"))]


@pytest.mark.django_db
def test_a_gap_of_the_law_blocks_only_what_needs_it():
    body = allowances.unsure_town()
    (seat,) = council_of(body)
    people.membership(people.faction(body), seat.person, role="chair")

    settlement = fix(body)

    run = run_of(body, MARCH)
    assert [made.amount for made in settlement.allowances.all()] == [Decimal("428.40")]
    assert [line.label for line in run.blocked] == ["Fraktionsvorsitz"]
    assert "entschvo.toml" in run.blocked[0].obstacle


@pytest.mark.django_db
def test_a_term_without_its_population_blocks_and_says_where_to_enter_it():
    body = allowances.unsure_town(population=None)
    council_of(body)

    (line,) = run_of(body, MARCH).blocked

    assert "Wahlperiode" in line.obstacle


@pytest.mark.django_db
def test_nothing_is_fixed_twice():
    body = allowances.town()
    council_of(body)
    fix(body)

    with pytest.raises(Conflict):
        fix(body)

    assert Allowance.objects.count() == 1


@pytest.mark.django_db
def test_the_database_refuses_a_second_entry_for_the_same():
    body = allowances.town()
    council_of(body)
    fix(body)
    entry = Allowance.objects.get()
    entry.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save(force_insert=True)


@pytest.mark.django_db
def test_a_seat_that_ended_earlier_is_taken_back_with_a_reason():
    body = allowances.town()
    (seat,) = council_of(body)
    fix(body)
    seat.end = date(2024, 2, 29)
    seat.save()

    with pytest.raises(InvalidInput):
        fix(body)
    again = fix(body, reason="Verzicht zum 29.02.2024")

    amounts = [(made.revision, made.amount, made.payable) for made in again.allowances.all()]
    assert amounts == [(2, 0, Decimal("-428.40"))]
    assert run_of(body, MARCH).paid == 0


@pytest.mark.django_db
def test_a_settled_claim_is_paid_with_one_run():
    body = allowances.town()
    claim = operations.settle_claim(allowances.claim(body, day=date(2024, 3, 5)), actor=SYSTEM)

    settlement = fix(body)

    claim.refresh_from_db()
    assert claim.settlement == settlement
    assert run_of(body, date(2024, 4, 1)).ready == []


@pytest.mark.django_db
def test_a_month_to_come_is_refused():
    ahead = (timezone.localdate().replace(day=1) + timedelta(days=40)).replace(day=1)

    with pytest.raises(InvalidInput):
        fix(allowances.town(), ahead)


@pytest.mark.django_db
def test_a_member_fixes_nothing():
    body = allowances.town()

    with pytest.raises(NotAllowed):
        operations.fix_settlement(body, MARCH, actor=people.role("member", body))


@pytest.mark.django_db
def test_record_session_sets_right_who_was_there():
    faction = people.faction(allowances.town())
    one, other = people.person(), people.person()
    operations.record_session(faction, MARCH, [one], actor=SYSTEM)

    session = operations.record_session(faction, MARCH, [other], online=True, actor=SYSTEM)

    assert (list(session.participants.all()), session.online) == ([other], True)


@pytest.mark.django_db
def test_only_the_office_records_meetings_of_a_fraktion():
    faction = people.faction(allowances.town())

    with pytest.raises(NotAllowed):
        operations.record_session(
            faction, MARCH, [people.person()], actor=people.role("member", faction.body)
        )
