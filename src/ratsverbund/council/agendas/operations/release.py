"""Four eyes: a second person releases the agenda, or the body says why it has none."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.council.agendas.models import Handout, Supplement
from ratsverbund.council.agendas.operations.handouts import publish
from ratsverbund.council.agendas.operations.parts import reasoned
from ratsverbund.council.agendas.policies import may_release, may_waive
from ratsverbund.council.agendas.queries.builders import builders_of, supplement_builders
from ratsverbund.council.meetings.models import AgendaItem, Meeting, SingleClerk
from ratsverbund.council.meetings.queries import invitation_deadline
from ratsverbund.kernel.calendar import format_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.models import Body


@operation("agendas.release_agenda")
def release_agenda(meeting: Meeting, *, actor: Any) -> Meeting:
    """Release a planned agenda for publishing; who built it may not.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_release, actor, (meeting, builders_of(meeting)))
    if meeting.state != Meeting.State.PLANNED or meeting.released_at is not None:
        raise IllegalTransition(
            _("Diese Tagesordnung ist schon freigegeben oder verschickt. Laden Sie die Seite neu.")
        )
    if not meeting.items.exclude(state=AgendaItem.State.REMOVED).exists():
        raise InvalidInput(_("Die Tagesordnung ist leer. Nehmen Sie zuerst einen Punkt auf."))
    change = amend(meeting, released_at=timezone.now(), released_by=str(actor)[:200])
    record(release_agenda, meeting, actor=actor, change=change)
    return meeting


@operation("agendas.issue_supplement")
def issue_supplement(supplement: Supplement, *, actor: Any, late_reason: str = "") -> Supplement:
    """Issue a supplement: its public items are published; who wrote it may not issue it.

    After the last day of the invitation it needs a reason, which meeting and minutes keep; once
    the meeting has begun, its items come by extending the agenda.
    Source: § 47 Abs. 2, § 48 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    meeting = Meeting.objects.select_for_update().get(pk=supplement.meeting_id)
    supplement = Supplement.objects.select_for_update().get(pk=supplement.pk)
    writers = supplement_builders(supplement) if meeting.four_eyes else frozenset[int]()
    require(may_release, actor, (meeting, writers))
    if supplement.issued_at is not None:
        raise IllegalTransition(_("Der %(name)s ist schon herausgegeben.") % {"name": supplement})
    if meeting.state != Meeting.State.CONVENED:
        raise IllegalTransition(
            _(
                "Die Sitzung ist %(state)s; ein Nachtrag kommt zu spät. In der Sitzung kommt nur "
                "hinzu, was keinen Aufschub duldet: Halten Sie die Erweiterung der Tagesordnung "
                "fest."
            )
            % {"state": meeting.get_state_display()}
        )
    items = meeting.items.filter(supplement=supplement.number, state=AgendaItem.State.OPEN)
    if not items.exists():
        raise InvalidInput(_("Dieser Nachtrag enthält keinen Punkt mehr."))
    decision = invitation_deadline(meeting)
    late_reason = reason_if_late(decision, late_reason)
    if late_reason:
        kept = "urgency_reason" if decision.known else "period_reason"
        known = f"{getattr(meeting, kept)}\n{supplement}: {late_reason}".strip()
        amend(meeting, **{kept: known})
    now = timezone.now()
    change = amend(supplement, issued_at=now, issued_by=str(actor)[:200])
    if meeting.published_at is not None:
        shown = items.filter(public=True).exclude(consultation__paper__public=False)
        shown.update(published_at=now)
        publish(Handout.objects.filter(item__in=shown), now)
    numbers = list(items.values_list("number", flat=True))
    record(
        issue_supplement, supplement, actor=actor, change=change | {"items": numbers},
        basis=decision, reason=late_reason,
    )  # fmt: skip
    return supplement


def reason_if_late(decision: Decision[date], reason: str) -> str:
    """The reason of a supplement that keeps no period, none of one in time; refuse without one."""
    if decision.known and timezone.localdate() <= decision.settled:
        return ""
    if reason.strip():
        return reason.strip()
    if not decision.known:
        raise RuleViolated(
            _(
                "Die Ladungsfrist ist nicht erfasst. Nennen Sie den Grund, aus dem der Nachtrag "
                "noch hinausgeht, oder nehmen Sie den Punkt auf die nächste Tagesordnung."
            )
        )
    raise RuleViolated(
        _(
            "Die Ladungsfrist gilt auch für den Nachtrag; er musste bis %(last)s hinausgehen "
            "(%(citation)s). Nennen Sie den Grund der abgekürzten Frist, nehmen Sie den Punkt auf "
            "die nächste Tagesordnung oder lassen Sie in der Sitzung über die Erweiterung "
            "abstimmen."
        )
        % {"last": format_day(decision.settled), "citation": decision.citation}
    )


@operation("agendas.waive_second_person")
def waive_second_person(body: Body, reason: str, *, actor: Any) -> SingleClerk:
    """Record why a body releases its agendas without a second person.

    Agendas already planned follow. Raises: NotAllowed, InvalidInput, Conflict.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_waive, actor, body)
    reason = reasoned(reason, _("Nennen Sie den Grund; er steht im Protokoll."))
    if SingleClerk.objects.filter(body=body).exists():
        raise Conflict(_("Der Verzicht ist schon festgehalten."))
    waiver = SingleClerk.objects.create(body=body, reason=reason, since=timezone.localdate())
    planned(body).update(four_eyes=False)
    record(waive_second_person, waiver, actor=actor, change={"four_eyes": False}, reason=reason)
    return waiver


@operation("agendas.require_second_person")
def require_second_person(body: Body, *, actor: Any) -> Body:
    """Let a second person release the agendas of a body again."""
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_waive, actor, body)
    SingleClerk.objects.filter(body=body).delete()
    planned(body).update(four_eyes=True)
    record(require_second_person, body, actor=actor, change={"four_eyes": True})
    return body


def planned(body: Body) -> Any:
    """The meetings of a body nobody has been invited to yet."""
    return Meeting.objects.filter(body=body, state=Meeting.State.PLANNED)
