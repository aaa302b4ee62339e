"""Saying whether one comes, and whether one stands in."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.desk.events import SubstituteAnswered, SubstituteAsked
from ratsverbund.council.desk.models import Reply, SubstituteRequest
from ratsverbund.council.desk.policies import may_answer, may_reply
from ratsverbund.council.desk.queries import next_substitute
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.sittings.operations import tell_absence, withdraw_absence
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import Change, operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.organizations.models import Membership

State = SubstituteRequest.State
OPEN = (State.ASKED, State.ACCEPTED)


@operation("desk.send_reply")
def send_reply(meeting: Meeting, seat: Membership, state: str, *, actor: Any) -> Reply:
    """Say whether a member comes; who is prevented has a substitute asked at once.

    Source: the charter's norm on deputies in committees; § 58 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("body").get(
        pk=meeting.pk
    )  # fmt: skip
    require(may_reply, actor, seat)
    still_ahead(meeting)
    reply, change = placed(meeting, seat, state)
    if reply.state == Reply.State.COMING:
        for absence in seat.absences.filter(meeting=meeting, person=seat.person, withdrawn_at=None):
            withdraw_absence(absence, actor=actor)
        withdraw_open(reply)
    else:
        tell_absence(meeting, seat, seat.person, actor=actor)
        ask_next(reply)
    record(send_reply, reply, actor=actor, change=change)
    return reply


def still_ahead(meeting: Meeting) -> None:
    """Refuse replies to a meeting that is not convened or has begun. Raises: IllegalTransition."""
    if meeting.state != Meeting.State.CONVENED:
        raise IllegalTransition(
            _(
                "Rückmeldungen sind von der Einladung bis zum Beginn der Sitzung möglich. "
                "Rufen Sie danach die Schriftführung an."
            )
        )


def placed(meeting: Meeting, seat: Membership, state: str) -> tuple[Reply, Change]:
    """Enter the reply of a seat, or change the one that is there; saying it twice is no error."""
    if state not in Reply.State.values:
        raise InvalidInput(_("Wählen Sie, ob Sie kommen oder verhindert sind."), "state")
    known = Reply.objects.select_for_update(of=("self",)).filter(meeting=meeting, membership=seat)
    reply = known.select_related("meeting__body", "membership__person").first()
    if reply is None:
        reply = Reply.objects.create(meeting=meeting, membership=seat, state=state)
        return reply, {"state": ["", state]}
    return reply, advance(reply, state) if reply.state != state else {}


def ask_next(reply: Reply) -> None:
    """Ask who is next by the rule, unless somebody is asked or has agreed."""
    if reply.requests.filter(state__in=OPEN).exists():
        return
    answer = next_substitute(reply)
    if answer is None:
        return
    decision, person = answer
    amend(reply, basis=decision.as_json())
    if person is not None:
        asked = SubstituteRequest.objects.create(
            reply=reply, person=person, basis=decision.as_json()
        )
        announce(SubstituteAsked(asked.pk))


def withdraw_open(reply: Reply) -> None:
    """Take back the open request of a member who comes after all."""
    for asked in reply.requests.select_for_update().filter(state__in=OPEN):
        advance(asked, State.WITHDRAWN, answered_at=timezone.now())
        announce(SubstituteAnswered(asked.pk))
    amend(reply, basis=None)


@operation("desk.answer_request")
def answer_request(asked: SubstituteRequest, accepts: bool, *, actor: Any) -> SubstituteRequest:
    """Agree to stand in, or decline; who declines has the next one asked.

    Raises: NotAllowed, IllegalTransition.
    """
    asked = (
        SubstituteRequest.objects.select_for_update(of=("self",))
        .select_related("reply__meeting__body", "reply__membership__person", "person")
        .get(pk=asked.pk)
    )
    require(may_answer, actor, asked)
    still_ahead(asked.reply.meeting)
    state = State.ACCEPTED if accepts else State.DECLINED
    change = advance(asked, state, answered_at=timezone.now())
    announce(SubstituteAnswered(asked.pk))
    if not accepts:
        reply = asked.reply
        tell_absence(reply.meeting, reply.membership, asked.person, actor=actor)
        ask_next(reply)
    record(answer_request, asked, actor=actor, change=change)
    return asked
