"""Who is kept out of an item for bias (Ausschließung)."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem, Exclusion, Meeting
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.people.organizations.models import Deputy, Membership
from ratsverbund.people.persons.models import Person


@operation("meetings.exclude_member")
def exclude_member(item: AgendaItem, person: Person, reason: str, *, actor: Any) -> Exclusion:
    """Keep a biased member out of one item; the reason is recorded.

    Source: § 31, § 43 Abs. 2 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    item = undecided(item, actor)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Ausschließung (§ 31 GO NRW)."), "reason")
    day = local_day(item.meeting.starts_at)
    seats = Membership.objects.on(day).filter(organization=item.meeting.organization_id)
    standing_in = Deputy.objects.on(day).filter(membership__in=seats, person=person)
    if not seats.filter(person=person).exists() and not standing_in.exists():
        raise InvalidInput(
            _("%(person)s wirkt in diesem Gremium nicht mit. Prüfen Sie die Auswahl.")
            % {"person": person},
            "person",
        )
    if item.exclusions.filter(person=person).exists():
        raise Conflict(
            _("%(person)s ist zu diesem Punkt schon ausgeschlossen.") % {"person": person}
        )
    exclusion = Exclusion.objects.create(item=item, person=person, reason=reason)
    record(exclude_member, exclusion, actor=actor, reason=reason)
    return exclusion


@operation("meetings.lift_exclusion")
def lift_exclusion(exclusion: Exclusion, reason: str, *, actor: Any) -> AgendaItem:
    """Take back an exclusion before the item is decided; the record keeps both, with reasons.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    item = undecided(exclusion.item, actor)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund, aus dem die Ausschließung entfällt."), "reason")
    change = {"person": exclusion.person_id, "was": exclusion.reason}
    record(lift_exclusion, exclusion, actor=actor, change=change, reason=reason)
    exclusion.delete()
    return item


def undecided(item: AgendaItem, actor: Any) -> AgendaItem:
    """Lock an item that is still open, in a meeting that is not over."""
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    require(may_keep_record, actor, item.meeting)
    over = item.meeting.state in {Meeting.State.CLOSED, Meeting.State.CANCELLED}
    if over or item.state != AgendaItem.State.OPEN:
        raise IllegalTransition(
            _(
                "TOP %(number)s ist %(state)s; wer mitwirkt, steht fest. "
                "Berichtigen Sie notfalls die Abstimmung."
            )
            % {"number": item.number, "state": item.get_state_display()}
        )
    return item
