"""The worked cases of § 8, submitted and settled as people would."""

from datetime import date
from decimal import Decimal

import pytest

from ratsverbund.charter.cases import cases_of, without_dashes
from ratsverbund.charter.decision import plain
from ratsverbund.council.allowances import operations
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import allowances, people

pytestmark = pytest.mark.django_db
PROOF = [("nachweis.pdf", b"%PDF-1.7 belegt")]
ASKED = ("loss_of_earnings", "child_care")
CASES = [
    case
    for case in cases_of("heinsberg")
    if case.institution in ASKED and not case.figures and case.on <= date(2026, 11, 22)
]
KNOWN = [case for case in CASES if "value" in case.expected]


def recorded(case):
    """Submit the facts of a case; what only a person may find is left to the settlement."""
    body = people.body("Heinsberg", slug="heinsberg", charter="heinsberg")
    facts = without_dashes(plain(case.facts))
    finding = facts.pop("no_disadvantage", "") or facts.pop("special_circumstances", "")
    person, proven = people.person(), proven_in(case, facts)
    for span in facts.pop("compensated", []):
        home = allowances.household([span])
        paid = operations.submit_claim(body, person, "household", home, actor=SYSTEM)
        operations.settle_claim(paid, actor=SYSTEM)
    for span in facts.pop("care_refunded", []):
        care = {"care": span, "proven_cost": "28.00", "child_born": "2018-01-01"}
        paid = operations.submit_claim(body, person, "child_care", care, proofs=PROOF, actor=SYSTEM)
        operations.settle_claim(paid, actor=SYSTEM)
    kind = facts.get("kind", "child_care")
    proofs = PROOF if proven else ()
    claim = operations.submit_claim(body, person, kind, facts, actor=SYSTEM, proofs=proofs)
    return claim, finding


def proven_in(case, facts):
    return bool(
        facts.get("certified_rate") or facts.get("proven_cost") or facts.pop("stand_in_proven", 0)
    )


@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case.name)
def test_a_worked_case_is_settled_as_the_norms_say(case):
    claim, finding = recorded(case)

    settled = operations.settle_claim(claim, finding=finding, actor=SYSTEM)

    assert settled.amount == Decimal(case.expected["value"])


def test_there_are_worked_cases_of_every_kind():
    assert {name.split()[0] for name in (case.name for case in KNOWN)} >= {
        f"VA-{number}" for number in (*range(1, 17),)
    }


def test_a_day_before_the_wording_is_known_stays_open():
    body = people.body("Heinsberg", slug="heinsberg", charter="heinsberg")
    claim = allowances.claim(body, day=date(2020, 6, 1))

    with pytest.raises(LawUnknown):
        operations.settle_claim(claim, actor=SYSTEM)
