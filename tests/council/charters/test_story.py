"""An amendment from the draft to the day in force, as the town lives it."""

from datetime import date
from decimal import Decimal

from ratsverbund.charter.ask import decide
from ratsverbund.council.charters import operations
from ratsverbund.council.decisions.models import Vote
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.bodies.models import Body, LawChange
from ratsverbund.people.bodies.queries import law_of
from tests.council.charters.conftest import RATE, TITLE
from tests.factories import allowances

THURSDAY, FRIDAY = date(2026, 3, 5), date(2026, 3, 6)
SPAN = {"start": "2026-03-06T17:00", "end": "2026-03-06T19:00"}
ABSENCE = {"kind": "other", "absences": [SPAN]}


def rate_on(body, day):
    """The standard rate of a body on a day."""
    law = law_of(Body.objects.get(pk=body.pk), day).fresh()
    return law.version_of(law.bundle.parameters[RATE]).value


def test_a_completed_notice_switches_the_figure_on_the_next_day(adopted, run_jobs):
    kept = Vote.objects.get().basis

    operations.order_notice(adopted.amendment, date(2026, 2, 20), actor=adopted.mayor)
    done = operations.complete_notice(
        adopted.amendment, THURSDAY, "www.heinsberg.de, Amtliches", actor=adopted.clerk
    )
    run_jobs()

    assert (done.state, done.in_force_on) == ("in_force", FRIDAY)
    assert [rate_on(adopted.body, day) for day in (THURSDAY, FRIDAY)] == [
        Decimal("15.00"),
        Decimal("22.00"),
    ]
    change = LawChange.objects.get()
    assert (change.title, change.in_force, change.source) == (
        TITLE, FRIDAY, "www.heinsberg.de, Amtliches",
    )  # fmt: skip
    assert change.published_at is not None
    assert Vote.objects.get().basis == kept


def test_only_days_of_the_new_law_have_a_new_fingerprint(ordered):
    before = {day: law_of(ordered.body, day).hash for day in (THURSDAY, FRIDAY)}

    operations.complete_notice(ordered.amendment, THURSDAY, "Fundstelle", actor=ordered.clerk)

    body = Body.objects.get(pk=ordered.body.pk)
    assert law_of(body, THURSDAY).hash == before[THURSDAY]
    assert law_of(body, FRIDAY).hash != before[FRIDAY]


def test_a_claim_after_the_notice_is_paid_by_the_new_rate(ordered):
    operations.complete_notice(ordered.amendment, THURSDAY, "Fundstelle", actor=ordered.clerk)
    body = Body.objects.get(pk=ordered.body.pk)

    decision = decide(law_of(body, FRIDAY), "loss_of_earnings", ABSENCE)

    assert decision.value == Decimal("44.00")
    assert TITLE in [reason.citation.version for reason in decision.walk()]


def test_what_was_decided_before_keeps_its_fingerprint(ordered):
    kept = AuditEntry.objects.get(operation="charters.order_notice").basis

    operations.complete_notice(ordered.amendment, THURSDAY, "Fundstelle", actor=ordered.clerk)

    again = AuditEntry.objects.get(operation="charters.order_notice").basis
    assert again == kept
    assert kept["decision"]["law_hash"] == law_of(ordered.body, date(2026, 2, 11)).hash


def test_a_real_claim_is_worth_the_rate_of_its_own_day(ordered):
    operations.complete_notice(ordered.amendment, THURSDAY, "Fundstelle", actor=ordered.clerk)
    body = Body.objects.get(pk=ordered.body.pk)
    claims = [allowances.claim(body, day=day) for day in (THURSDAY, FRIDAY)]

    amounts = [decide(law_of(body, one.day), one.institution, one.facts).settled for one in claims]

    assert amounts == [Decimal("45.00"), Decimal("66.00")]
