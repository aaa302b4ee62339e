"""From the signature to the approval: sent to the members, objections, the next meeting."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.minutes.events import MinutesApproved, MinutesSent
from ratsverbund.council.minutes.models import Minutes, Objection
from ratsverbund.council.minutes.operations.drafting import locked
from ratsverbund.council.minutes.policies import may_object, may_write
from ratsverbund.council.minutes.queries import approving_items
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance

State = Minutes.State


@operation("minutes.send_minutes")
def send_minutes(minutes: Minutes, *, actor: Any, at: datetime | None = None) -> Minutes:
    """Send signed minutes to the members: from now on they read them here.

    Raises: NotAllowed, IllegalTransition.
    """
    minutes = locked(minutes)
    require(may_write, actor, minutes)
    change = advance(minutes, State.SENT, sent_at=at or timezone.now())
    record(send_minutes, minutes, actor=actor, change=change)
    announce(MinutesSent(minutes.pk))
    return minutes


@operation("minutes.raise_objection")
def raise_objection(minutes: Minutes, text: str, *, actor: Any) -> Objection:
    """Object to minutes that are sent and not yet approved.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    minutes = locked(minutes)
    require(may_object, actor, minutes)
    if minutes.state != State.SENT:
        raise IllegalTransition(
            _(
                "Die Niederschrift ist %(state)s. Einwendungen sind möglich, nachdem sie "
                "zugeleitet und bevor sie genehmigt ist."
            )
            % {"state": minutes.get_state_display()}
        )
    if not text.strip():
        raise InvalidInput(_("Schreiben Sie, was nicht stimmt."), "text")
    objection = Objection.objects.create(minutes=minutes, name=str(actor), text=text.strip())
    record(raise_objection, objection, actor=actor, change={"text": [None, objection.text]})
    return objection


@operation("minutes.answer_objection")
def answer_objection(objection: Objection, answer: str, *, upheld: bool, actor: Any) -> Objection:
    """Record how the meeting decided on an objection; an upheld one is followed by a correction.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    objection = (
        Objection.objects.select_for_update(of=("self",))
        .select_related("minutes__meeting__organization")
        .get(pk=objection.pk)
    )
    require(may_write, actor, objection.minutes)
    if not answer.strip():
        raise InvalidInput(_("Halten Sie fest, wie entschieden wurde."), "answer")
    state = Objection.State.UPHELD if upheld else Objection.State.DISMISSED
    change = advance(objection, state, answer=answer.strip())
    record(answer_objection, objection, actor=actor, change=change)
    return objection


@operation("minutes.approve_minutes")
def approve_minutes(
    minutes: Minutes, item: AgendaItem, *, actor: Any, at: datetime | None = None
) -> Minutes:
    """Record under which item of a later meeting the minutes were approved.

    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    minutes = locked(minutes)
    require(may_write, actor, minutes)
    if not approving_items(minutes).filter(pk=item.pk).exists():
        raise InvalidInput(
            _(
                "Wählen Sie den Punkt „Genehmigung der Niederschrift“ einer späteren Sitzung "
                "dieses Gremiums."
            ),
            "item",
        )
    open_objections = minutes.objections.filter(state=Objection.State.RAISED).count()
    if open_objections:
        raise RuleViolated(
            _(
                "Über Einwendungen ist noch nicht entschieden (%(count)s). Halten Sie zuerst die "
                "Entscheidungen fest."
            )
            % {"count": open_objections}
        )
    change = advance(minutes, State.APPROVED, approved_in=item, approved_at=at or timezone.now())
    change["approved_in"] = [None, str(item)]
    record(approve_minutes, minutes, actor=actor, change=change)
    announce(MinutesApproved(minutes.pk))
    return minutes
