"""Four eyes: a second person releases the agenda, or the body says why it has none."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.models import Handout, Supplement
from ratsverbund.council.agendas.operations.handouts import publish
from ratsverbund.council.agendas.operations.parts import reasoned
from ratsverbund.council.agendas.policies import may_release, may_waive
from ratsverbund.council.agendas.queries.builders import builders_of, supplement_builders
from ratsverbund.council.meetings.models import AgendaItem, Meeting, SingleClerk
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
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
def issue_supplement(supplement: Supplement, *, actor: Any) -> Supplement:
    """Issue a supplement: its public items are published; who wrote it may not issue it.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    meeting = Meeting.objects.select_for_update().get(pk=supplement.meeting_id)
    supplement = Supplement.objects.select_for_update().get(pk=supplement.pk)
    writers = supplement_builders(supplement) if meeting.four_eyes else frozenset[int]()
    require(may_release, actor, (meeting, writers))
    if supplement.issued_at is not None:
        raise IllegalTransition(_("Der %(name)s ist schon herausgegeben.") % {"name": supplement})
    items = meeting.items.filter(supplement=supplement.number, state=AgendaItem.State.OPEN)
    if not items.exists():
        raise InvalidInput(_("Dieser Nachtrag enthält keinen Punkt mehr."))
    now = timezone.now()
    change = amend(supplement, issued_at=now, issued_by=str(actor)[:200])
    if meeting.published_at is not None:
        shown = items.filter(public=True).exclude(consultation__paper__public=False)
        shown.update(published_at=now)
        publish(Handout.objects.filter(item__in=shown), now)
    numbers = list(items.values_list("number", flat=True))
    record(issue_supplement, supplement, actor=actor, change=change | {"items": numbers})
    return supplement


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
