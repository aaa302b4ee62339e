"""Claims: submitted once, decided by somebody else, corrected by a further one."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ratsverbund.council.allowances import operations
from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.council.allowances.queries.claims import claim_decision, claims_with_grounds
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import allowances, people

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 4)
PROOF = ("lohn.pdf", b"%PDF-1.7 belegt")


def employee(start="17:00", end="20:00", **facts):
    return {"kind": "employee", "absences": [allowances.span(DAY, start, end)]} | facts


def member(body):
    account = people.role("member", body)
    account.person = people.person()
    account.save()
    return account


def test_submit_claim_keeps_the_day_the_facts_and_the_proof():
    body = allowances.town()
    account = member(body)

    claim = operations.submit_claim(
        body, account.person, "employee", employee(), proofs=[PROOF], actor=account
    )

    assert (claim.day, claim.state, claim.proofs.get().name) == (DAY, "submitted", "lohn.pdf")
    assert AuditEntry.objects.get().operation == "allowances.submit_claim"


def test_nobody_claims_for_somebody_else():
    body = allowances.town()

    with pytest.raises(NotAllowed):
        operations.submit_claim(body, people.person(), "employee", employee(), actor=member(body))


def test_a_second_claim_for_a_day_is_refused():
    body = allowances.town()
    claim = allowances.claim(body)

    with pytest.raises(Conflict):
        operations.submit_claim(body, claim.person, "employee", employee(), actor=SYSTEM)


def test_the_database_refuses_a_second_claim_for_a_day_too():
    body = allowances.town()
    claim = allowances.claim(body)

    with pytest.raises(IntegrityError):
        allowances.claim(body, claim.person)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (employee("20:00", "17:00"), "liegt vor dem Beginn"),
        (employee("17:00", "17:00"), "null Minuten"),
        ({"kind": "employee", "absences": []}, "von wann bis wann"),
        ({"kind": "employee"}, "Es fehlen Angaben"),
    ],
)
def test_facts_that_cannot_be_true_are_refused(facts, says):
    body = allowances.town()

    with pytest.raises(InvalidInput, match=says):
        operations.submit_claim(body, people.person(), "employee", facts, actor=SYSTEM)


def test_a_day_to_come_is_refused():
    tomorrow = timezone.localdate() + timedelta(days=1)
    facts = {"kind": "employee", "absences": [allowances.span(tomorrow, "17:00", "18:00")]}

    with pytest.raises(InvalidInput, match="Zukunft"):
        operations.submit_claim(allowances.town(), people.person(), "employee", facts, actor=SYSTEM)


def test_settle_claim_fixes_the_amount_with_the_law_it_rests_on():
    body = allowances.town()
    claim = allowances.claim(body)

    settled = operations.settle_claim(claim, actor=people.clerk(body))

    assert (settled.state, settled.amount, settled.payable) == ("settled", 45, 45)
    assert settled.basis["law_hash"]


def test_a_member_does_not_decide():
    body = allowances.town()

    with pytest.raises(NotAllowed):
        operations.settle_claim(allowances.claim(body), actor=member(body))


def test_a_clerk_does_not_decide_on_the_own_claim():
    body = allowances.town()
    clerk = people.clerk(body)
    clerk.person = people.person()
    clerk.save()

    with pytest.raises(NotAllowed):
        operations.settle_claim(allowances.claim(body, clerk.person), actor=clerk)


def test_a_claim_is_settled_once():
    claim = allowances.claim(allowances.town())
    operations.settle_claim(claim, actor=SYSTEM)

    with pytest.raises(IllegalTransition):
        operations.settle_claim(claim, actor=SYSTEM)


def test_a_wage_without_its_proof_counts_as_the_standard_rate():
    body = allowances.town()
    claim = operations.submit_claim(
        body, people.person(), "employee", employee(certified_rate="31.20"), actor=SYSTEM
    )

    settled = operations.settle_claim(claim, actor=SYSTEM)

    assert settled.amount == Decimal("45.00")


def test_add_proof_makes_a_wage_count():
    body = allowances.town()
    claim = operations.submit_claim(
        body, people.person(), "employee", employee(certified_rate="31.20"), actor=SYSTEM
    )
    operations.add_proof(claim, [PROOF], actor=SYSTEM)

    settled = operations.settle_claim(claim, actor=SYSTEM)

    assert settled.amount == Decimal("93.60")


def test_no_proof_is_added_to_a_decided_claim():
    claim = operations.settle_claim(allowances.claim(allowances.town()), actor=SYSTEM)

    with pytest.raises(Conflict):
        operations.add_proof(claim, [PROOF], actor=SYSTEM)


def test_a_file_that_is_not_what_it_says_is_refused():
    claim = allowances.claim(allowances.town())

    with pytest.raises(InvalidInput):
        operations.add_proof(claim, [("lohn.pdf", b"MZ")], actor=SYSTEM)


def test_reject_claim_needs_a_reason():
    claim = allowances.claim(allowances.town())

    with pytest.raises(InvalidInput):
        operations.reject_claim(claim, " ", actor=SYSTEM)


def test_a_rejected_claim_tells_why():
    body = allowances.town()

    claim = operations.reject_claim(
        allowances.claim(body), "Keine Sitzung an diesem Tag.", actor=people.clerk(body)
    )

    assert (claim.state, claim.reason) == ("rejected", "Keine Sitzung an diesem Tag.")


def test_a_correction_replaces_the_claim_and_pays_the_difference():
    body = allowances.town()
    claim = operations.settle_claim(allowances.claim(body), actor=SYSTEM)
    operations.fix_settlement(body, date(2026, 3, 1), actor=SYSTEM)
    longer = operations.submit_claim(
        body, claim.person, "employee", employee("17:00", "21:00"), corrects=claim, actor=SYSTEM
    )

    settled = operations.settle_claim(longer, actor=SYSTEM)

    claim.refresh_from_db()
    assert (claim.state, settled.amount, settled.payable) == ("replaced", 60, 15)


def test_a_claim_has_one_correction_at_a_time():
    body = allowances.town()
    claim = operations.settle_claim(allowances.claim(body), actor=SYSTEM)
    first = operations.submit_claim(
        body, claim.person, "employee", employee(), corrects=claim, actor=SYSTEM
    )

    with pytest.raises(Conflict):
        operations.submit_claim(
            body, claim.person, "employee", employee(), corrects=claim, actor=SYSTEM
        )

    assert first.corrects == claim


class Amounts(TestCase):
    """What the law pays for any length of absence and any rate."""

    @settings(max_examples=25, deadline=None)
    @given(st.integers(1, 300), st.integers(0, 200), st.integers(0, 30_000))
    def test_a_longer_absence_pays_no_less_and_never_above_the_cap(self, minutes, more, cents):
        body = allowances.town()
        rate = Decimal(cents) / 100

        short, long = (paid(body, length, rate) for length in (minutes, minutes + more))

        assert short <= long <= 84 * -(-(minutes + more) // 60)


def paid(body, minutes, rate):
    end = f"{12 + minutes // 60:02}:{minutes % 60:02}"
    claim = allowances.claim(body)
    claim.facts = {
        "kind": "self_employed", "absences": [allowances.span(DAY, "12:00", end)],
        "declared_rate": str(rate), "statement_signed": True,
    }  # fmt: skip
    claim.save()
    found = claims_with_grounds().get(pk=claim.pk)
    assert LossClaim.State(found.state) == LossClaim.State.SUBMITTED
    return claim_decision(found).settled


def test_an_hour_is_paid_once_whichever_claim_is_settled_first():
    body = allowances.town()
    person = people.person()
    care = {
        "care": allowances.span(DAY, "18:00", "20:00"), "proven_cost": "28.00",
        "child_born": "2018-01-01",
    }  # fmt: skip
    home = allowances.household([allowances.span(DAY, "17:00", "19:00")])
    claims = [
        operations.submit_claim(body, person, kind, facts, proofs=[PROOF], actor=SYSTEM)
        for kind, facts in (("child_care", care), ("household", home))
    ]

    first, second = (operations.settle_claim(claim, actor=SYSTEM) for claim in claims)
    again = operations.submit_claim(
        body, person, "child_care", care, proofs=[PROOF], corrects=first, actor=SYSTEM
    )

    assert (first.amount, second.amount) == (Decimal("28.00"), Decimal("15.00"))
    assert operations.settle_claim(again, actor=SYSTEM).amount == Decimal("28.00")
