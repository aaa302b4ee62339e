"""Start, sign and hand in a motion that the council take a matter to itself."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.competence.models import CallIn, CallInSignature
from ratsverbund.council.competence.policies import may_move_call_in, may_sign_call_in
from ratsverbund.council.competence.queries import admissibility
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, NotAllowed, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import System, require
from ratsverbund.kernel.states import advance
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.persons.models import Person

State = CallIn.State


@operation("competence.start_call_in")
def start_call_in(
    body: Body, *, subject: str, reason: str = "", paper: Paper | None = None, actor: Any
) -> CallIn:
    """Start a call-in, which then collects names. Raises: NotAllowed, InvalidInput."""
    motion = CallIn(body=body, subject=subject.strip(), reason=reason, paper=paper)
    require(may_move_call_in, actor, motion)
    if paper is not None and paper.body_id != body.pk:
        raise InvalidInput(_("Die Vorlage gehört zu einer anderen Körperschaft."), field="paper")
    motion.save()
    record(start_call_in, motion, actor=actor, change={"subject": motion.subject})
    return motion


@operation("competence.sign_call_in")
def sign_call_in(motion: CallIn, person: Person | None, *, actor: Any) -> CallInSignature:
    """Put a name under a call-in: the own one, or as a clerk one from paper; each once.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    motion = lock(motion)
    require(may_sign_call_in, actor, motion)
    refuse_closed(motion)
    clerk = isinstance(actor, System) or holds(actor, Role.Kind.CLERK, body=motion.body_id)
    signer = person or getattr(actor, "person", None)
    if signer is None:
        raise InvalidInput(
            _("Ihr Konto ist mit keiner Person verbunden. Die Administration kann das nachholen.")
        )
    if not clerk and signer.pk != actor.person_id:
        raise NotAllowed(_("Unterschreiben kann jede Person nur für sich selbst."))
    signature, made = CallInSignature.objects.get_or_create(
        call_in=motion, person=signer, defaults={"signed_on": timezone.localdate()}
    )
    record(sign_call_in, motion, actor=actor, change={"signature": str(signer), "new": made})
    return signature


@operation("competence.submit_call_in")
def submit_call_in(motion: CallIn, *, actor: Any) -> CallIn:
    """Hand the motion in; too few names are refused with the number needed.

    Source: institution `call_in`. Raises: NotAllowed, IllegalTransition, RuleViolated, LawUnknown.
    """
    motion = lock(motion)
    require(may_move_call_in, actor, motion)
    refuse_closed(motion)
    today = timezone.localdate()
    act = admissibility(motion, today)
    if not act.decision.settled:
        raise RuleViolated(
            _("Der Antrag ist noch nicht zulässig. %(says)s (%(citation)s)")
            % {"says": act.decision.reasons[0].says, "citation": act.citation}
        )
    change = advance(motion, State.SUBMITTED, submitted_on=today, basis=act.as_json())
    record(submit_call_in, motion, actor=actor, change=change, basis=act)
    return motion


@operation("competence.withdraw_call_in")
def withdraw_call_in(motion: CallIn, *, reason: str, actor: Any) -> CallIn:
    """Give a call-in up, with the reason. Raises: NotAllowed, IllegalTransition."""
    motion = lock(motion)
    require(may_move_call_in, actor, motion)
    change = advance(motion, State.WITHDRAWN)
    record(withdraw_call_in, motion, actor=actor, change=change, reason=reason)
    return motion


def lock(motion: CallIn) -> CallIn:
    """Hold a motion until the operation ends."""
    return CallIn.objects.select_for_update(of=("self",)).get(pk=motion.pk)


def refuse_closed(motion: CallIn) -> None:
    """Refuse what comes after the motion was handed in or given up."""
    if motion.state != State.COLLECTING:
        raise IllegalTransition(
            _("Dieser Antrag ist %(state)s; es kommt keine Unterschrift mehr hinzu.")
            % {"state": motion.get_state_display()}
        )
