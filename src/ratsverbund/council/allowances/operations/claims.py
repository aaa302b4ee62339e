"""Claims: submitted by those who lost, decided by the clerk, corrected by a further claim."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.ask import institution
from ratsverbund.charter.facts import read_facts
from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.council.allowances.policies import may_claim, may_settle
from ratsverbund.council.allowances.queries.claims import (
    claim_decision,
    claims_with_grounds,
    day_of,
    grounds,
    lacking,
    paid_already,
    unproven,
)
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.papers.intake.file_names import media_type_of, safe_name
from ratsverbund.kernel.errors import Conflict, InvalidInput, LawUnknown
from ratsverbund.kernel.operations import Change, operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.persons.models import Person

State = LossClaim.State
Proof = tuple[str, bytes]


@operation("allowances.submit_claim")
def submit_claim(
    body: Body,
    person: Person,
    kind: str,
    facts: dict[str, Any],
    *,
    actor: Any,
    meeting: Meeting | None = None,
    proofs: Iterable[Proof] = (),
    corrects: LossClaim | None = None,
) -> LossClaim:
    """Claim compensation for one day; `facts` as the rule of the kind asks for them.

    Source: the charter's norms on loss of earnings and child care.
    Raises: NotAllowed, InvalidInput, Conflict.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    claim = LossClaim(
        body=body, person=person, kind=kind, facts=facts, meeting=meeting, corrects=corrects,
        submitted_on=timezone.localdate(),
    )  # fmt: skip
    require(may_claim, actor, claim)
    check_facts(claim)
    claim.day = day_of(facts)
    check_day(claim)
    check_single(claim)
    claim.save()
    keep_proofs(claim, proofs)
    change = {"state": [None, claim.state], "day": [None, claim.day], "kind": [None, kind]}
    record(submit_claim, claim, actor=actor, change=change)
    return claim


def check_facts(claim: LossClaim) -> None:
    """Refuse facts the rule cannot read. Raises: InvalidInput."""
    missing = read_facts(institution(claim.institution).facts, claim.facts)
    if isinstance(missing, tuple):
        raise InvalidInput(_("Es fehlen Angaben: %(names)s.") % {"names": ", ".join(missing)})
    if claim.institution == "loss_of_earnings" and not claim.facts["absences"]:
        raise InvalidInput(_("Geben Sie an, von wann bis wann Sie gefehlt haben."), "start")


def check_day(claim: LossClaim) -> None:
    """Refuse days to come, and claims for more than one. Raises: InvalidInput."""
    if claim.day > timezone.localdate():
        raise InvalidInput(
            _("Der Tag liegt in der Zukunft. Stellen Sie den Antrag nach der Sitzung."), "day"
        )
    spans = claim.facts.get("absences", ())
    if any(str(span["start"])[:10] != claim.day.isoformat() for span in spans):
        raise InvalidInput(_("Ein Antrag gilt für einen Tag. Stellen Sie je Tag einen."), "day")


def check_single(claim: LossClaim) -> None:
    """Refuse a second claim for the same day. Raises: Conflict."""
    same = LossClaim.objects.filter(body=claim.body, person=claim.person, day=claim.day)
    if claim.corrects is None and claim.kind != LossClaim.Kind.CHILD_CARE:
        same = same.exclude(kind=LossClaim.Kind.CHILD_CARE)
        if same.filter(state__in=[State.SUBMITTED, State.SETTLED]).exists():
            raise Conflict(
                _(
                    "Für diesen Tag gibt es schon einen Antrag. Mehrere Sitzungen eines Tages "
                    "stehen in einem Antrag; eine Änderung stellen Sie als Korrektur."
                )
            )
    if claim.corrects is None:
        return
    before = claim.corrects
    if (before.person_id, before.body_id, before.institution) != (
        claim.person_id, claim.body_id, claim.institution,
    ):  # fmt: skip
        raise InvalidInput(_("Eine Korrektur ändert einen eigenen Antrag derselben Art."))
    if before.state not in (State.SETTLED, State.REJECTED):
        raise Conflict(_("Nur ein entschiedener Antrag lässt sich korrigieren."))
    if before.corrections.exclude(state=State.REJECTED).exists():
        raise Conflict(_("Zu diesem Antrag gibt es schon eine Korrektur."))


def keep_proofs(claim: LossClaim, proofs: Iterable[Proof]) -> None:
    """Keep files with a claim. Raises: InvalidInput."""
    for name, content in proofs:
        plain = safe_name(name)
        claim.proofs.add(store_file(plain, media_type_of(plain, content), content))


@operation("allowances.add_proof")
def add_proof(claim: LossClaim, proofs: Iterable[Proof], *, actor: Any) -> LossClaim:
    """Hand in proofs for a claim that is not decided.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    claim = LossClaim.objects.select_for_update().get(pk=claim.pk)
    require(may_claim, actor, claim)
    if claim.state != State.SUBMITTED:
        raise Conflict(_("Der Antrag ist entschieden. Reichen Sie eine Korrektur ein."))
    kept = list(proofs)
    keep_proofs(claim, kept)
    change = {"proofs": [name for name, _content in kept]}
    record(add_proof, claim, actor=actor, change=change)
    return claim


@operation("allowances.settle_claim")
def settle_claim(claim: LossClaim, *, actor: Any, finding: str = "") -> LossClaim:
    """Fix the compensation for one claim (Festsetzung), in EUR.

    A finding is what only a person can judge: evidently no disadvantage, or special
    circumstances for an older child. Source: the charter's norms on loss of earnings and
    child care. Raises: NotAllowed, IllegalTransition, LawUnknown.
    """
    claim = claims_with_grounds().select_for_update(of=("self",)).get(pk=claim.pk)
    require(may_settle, actor, claim)
    decision = claim_decision(claim, finding)
    if not decision.known:
        raise LawUnknown(lacking(decision, unproven(claim)))
    change = advance(
        claim, State.SETTLED, amount=decision.settled,
        payable=decision.settled - paid_already(claim), basis=decision.as_json(),
        facts=grounds(claim, finding), finding=finding, decided_on=timezone.localdate(),
    )  # fmt: skip
    if claim.corrects:
        before = LossClaim.objects.select_for_update().get(pk=claim.corrects.pk)
        change["replaces"] = advance(before, State.REPLACED)
    names = ("state", "amount", "replaces")
    shown: Change = {name: change[name] for name in names if name in change}
    record(settle_claim, claim, actor=actor, change=shown, basis=decision, reason=finding)
    return claim


@operation("allowances.reject_claim")
def reject_claim(claim: LossClaim, reason: str, *, actor: Any) -> LossClaim:
    """Turn a claim down with a reason.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    claim = LossClaim.objects.select_for_update().get(pk=claim.pk)
    require(may_settle, actor, claim)
    if not reason.strip():
        raise InvalidInput(
            _("Nennen Sie den Grund der Ablehnung; er geht an die Person."), "reason"
        )
    change = advance(claim, State.REJECTED, reason=reason, decided_on=timezone.localdate())
    record(reject_claim, claim, actor=actor, change=change, reason=reason)
    return claim
