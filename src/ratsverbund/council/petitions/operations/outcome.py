"""What the committee, the deciding body and the mayor make of a petition."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.petitions.models import Petition, PetitionLetter, Referral
from ratsverbund.council.petitions.operations.letters import order_letter
from ratsverbund.council.petitions.operations.register import without_persons
from ratsverbund.council.petitions.operations.triage import held
from ratsverbund.council.petitions.policies import may_hear
from ratsverbund.council.petitions.queries import last_day, outcome_allowed, reply_deadline
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.organizations.models import Organization

State = Petition.State
OUT_OF_HAND = (State.REFRAINED, State.REFERRED, State.ANSWERED)


@operation("petitions.refer_petition")
def refer_petition(
    petition: Petition,
    step: str,
    *,
    actor: Any,
    target: Organization | None = None,
    office: str = "",
    recommendation: str = "",
) -> Referral:
    """Record the committee's outcome: it refers, with or without advice, and decides nothing.

    Source: the charter's norm on petitions.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    petition = (
        Petition.objects.select_for_update(of=("self",)).select_related("body").get(pk=petition.pk)
    )
    hearing = petition.hearings.filter(held_on__isnull=False).select_related("item__meeting").last()
    if hearing is None or hearing.held_on is None or petition.state != State.HEARD:
        raise IllegalTransition(
            _("%(petition)s ist %(state)s; überwiesen wird nach der Anhörung.")
            % {"petition": petition, "state": petition.get_state_display()}
        )
    require(may_hear, actor, hearing)
    day = hearing.held_on
    decision = outcome_allowed(petition.body, day, step)
    if decision.known and not decision.settled:
        raise RuleViolated(f"{decision.reasons[0].says} ({decision.citation})")
    check_referral(petition, step, target, office, recommendation)
    deadline = reply_deadline(petition, "petition_examined", day)
    referral = Referral.objects.create(
        petition=petition,
        target=target,
        office=office.strip(),
        step=step,
        recommendation=recommendation.strip(),
        basis=decision.as_json(),
        referred_on=day,
    )
    change = advance(
        petition,
        State.REFERRED,
        moved_on=day,
        answer_until=last_day(deadline),
        answer_basis=deadline.as_json(),
    )
    del change["answer_basis"]
    change |= {"to": referral.addressee, "step": step}
    record(refer_petition, petition, actor=actor, change=change, basis=decision)
    return referral


def check_referral(
    petition: Petition, step: str, target: Organization | None, office: str, recommendation: str
) -> None:
    """Refuse a referral to nobody, to two, or advice without words."""
    if (target is None) == (not office.strip()):
        raise InvalidInput(
            _("Wählen Sie entweder ein Gremium oder nennen Sie eine andere Stelle."), "office"
        )
    if target is not None and target.body_id != petition.body_id:
        raise InvalidInput(_("Wählen Sie ein Gremium dieser Körperschaft."), "target")
    if (step == "refer_with_advice") != bool(recommendation.strip()):
        raise InvalidInput(
            _("Eine Empfehlung gehört zur Überweisung mit Empfehlung, und nur zu ihr."),
            "recommendation",
        )


@operation("petitions.note_decision")
def note_decision(
    petition: Petition, decision: str, *, on: date, actor: Any, deviates: bool = False
) -> Referral:
    """Note what the body entitled to decide has decided, and tell the petitioner.

    It may deviate from the committee's advice. Source: the charter's norm on petitions.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    petition = held(petition, actor)
    referral = Referral.objects.select_for_update(of=("self",)).filter(petition=petition).first()
    if referral is None:
        raise IllegalTransition(
            _("%(petition)s ist nicht überwiesen; es gibt noch nichts zu entscheiden.")
            % {"petition": petition}
        )
    if referral.decided_on:
        raise Conflict(_("Die Entscheidung ist schon festgehalten."))
    if not decision.strip():
        raise InvalidInput(_("Geben Sie die Entscheidung wieder."), "decision")
    if not referral.referred_on <= on <= timezone.localdate():
        raise InvalidInput(
            _("Entschieden wurde zwischen der Überweisung und heute. Prüfen Sie den Tag."), "on"
        )
    if deviates and not referral.recommendation:
        raise InvalidInput(_("Abweichen lässt sich nur von einer Empfehlung."), "deviates")
    basis = outcome_allowed(petition.body, on, "deviate") if deviates else None
    change = amend(
        referral,
        decided_on=on,
        decision=decision.strip(),
        deviates=deviates,
        decision_basis=basis.as_json() if basis else None,
    )
    change.pop("decision_basis", None)
    change.pop("decision")
    order_letter(petition, PetitionLetter.Kind.DECISION, timezone.localdate())
    record(note_decision, petition, actor=actor, change=change, basis=basis)
    return referral


@operation("petitions.answer_petition")
def answer_petition(
    petition: Petition, answer: str, *, actor: Any, on: date | None = None
) -> Petition:
    """Tell the petitioner what the committee thinks; the letter follows.

    Source: the charter's norm on petitions; § 24 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    petition = held(petition, actor)
    if not answer.strip():
        raise InvalidInput(_("Schreiben Sie, was dem Petenten mitgeteilt wird."), "answer")
    on = on or timezone.localdate()
    change = advance(petition, State.ANSWERED, answer=answer.strip(), answered_on=on, moved_on=on)
    order_letter(petition, PetitionLetter.Kind.REPLY, on)
    record(answer_petition, petition, actor=actor, change=without_persons(change))
    return petition


@operation("petitions.withdraw_petition")
def withdraw_petition(
    petition: Petition, reason: str, *, actor: Any, on: date | None = None
) -> Petition:
    """Note that the petitioner takes the petition back.

    Once it is referred it stays with the body that decides, and the petitioner is still told;
    the withdrawal is then a record only.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    petition = held(petition, actor)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie, wie und warum sie zurückgenommen wurde."), "reason")
    if petition.withdrawn_reason:
        raise Conflict(_("Die Rücknahme ist schon festgehalten."))
    if petition.state in OUT_OF_HAND:
        change = amend(petition, withdrawn_reason=reason.strip())
    else:
        on = on or timezone.localdate()
        change = advance(petition, State.WITHDRAWN, withdrawn_reason=reason.strip(), moved_on=on)
    record(withdraw_petition, petition, actor=actor, change=change, reason=reason)
    return petition
