"""What every change of an agenda has in common: lock, place, number, void the release."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.agendas.models import Supplement
from ratsverbund.council.agendas.numbering import Block, flat, mark, numbers
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.council.meetings.queries import steps_fixed
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend

CHANGEABLE = {Meeting.State.PLANNED, Meeting.State.CONVENED, Meeting.State.RUNNING}


def building(
    meeting: Meeting | int, actor: Any, seen: str = "", *, items_stay: bool = False
) -> Meeting:
    """Lock a meeting whose agenda may change; `seen` is the order the actor looked at.

    The steps of a residents' assembly are fixed; `items_stay` says that none is touched.

    A release by a second person is void as soon as the agenda changes.
    """
    pk = meeting if isinstance(meeting, int) else meeting.pk
    locked = Meeting.objects.select_for_update().get(pk=pk)
    require(may_prepare, actor, locked)
    if locked.state not in CHANGEABLE:
        raise IllegalTransition(
            _("Die Sitzung ist %(state)s; ihre Tagesordnung steht fest.")
            % {"state": locked.get_state_display()}
        )
    if not items_stay and (fixed := steps_fixed(locked)):
        raise RuleViolated(fixed)
    if seen and seen != mark(locked.items.all()):
        raise Conflict(
            _(
                "Inzwischen hat jemand anderes diese Tagesordnung geändert. Nichts ist verloren, "
                "Ihr Schritt wurde nicht ausgeführt. Laden Sie die Seite neu und wiederholen Sie "
                "ihn."
            )
        )
    if locked.state == Meeting.State.PLANNED and locked.released_at is not None:
        amend(locked, released_at=None, released_by="")
    return locked


def sent(meeting: Meeting) -> bool:
    """Whether the numbers of the agenda are known outside and must stay."""
    return meeting.state != Meeting.State.PLANNED


def lane_of(meeting: Meeting, public: bool) -> list[AgendaItem]:
    """The items of one part in their order."""
    return list(meeting.items.filter(public=public).order_by("order"))


def arrange(meeting: Meeting, public: bool, parted: list[Block]) -> None:
    """Write the order of a lane; numbers follow it until the agenda has been sent."""
    given = {} if sent(meeting) else numbers(parted, public)
    for order, item in enumerate(flat(parted), start=1):
        number = given.get(item.pk, item.number)
        if (item.order, item.number) != (order, number):
            amend(item, order=order, number=number)


def open_supplement(meeting: Meeting) -> Supplement:
    """The supplement being prepared; the next number if none is."""
    waiting = meeting.supplements.filter(issued_at=None).first()
    if waiting is None:
        number = meeting.supplements.count() + 1
        waiting = Supplement.objects.create(meeting=meeting, number=number)
    return waiting


def reasoned(reason: str, sentence: str, field: str = "reason") -> str:
    """The reason without blanks; refuse to go on without one."""
    if not reason.strip():
        raise InvalidInput(sentence, field)
    return reason.strip()


def one_of(items: Iterable[AgendaItem], pk: int) -> AgendaItem:
    """The item of a lane with this key."""
    return next(item for item in items if item.pk == pk)
