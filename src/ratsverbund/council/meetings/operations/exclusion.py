"""Who is kept out of an item for bias (Ausschließung)."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.exclusion import BiasFacts
from ratsverbund.charter.rules.exclusion import exclusion as bias
from ratsverbund.council.meetings.models import AgendaItem, Exclusion, Meeting
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.meetings.queries import organizations_of
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Deputy, Membership
from ratsverbund.people.persons.models import Person


@operation("meetings.exclude_member")
def exclude_member(
    item: AgendaItem,
    person: Person,
    reason: str,
    *,
    actor: Any,
    facts: BiasFacts | None = None,
    place: str = Exclusion.Place.LEFT,
) -> Exclusion:
    """Keep a biased member out of one item; reason, what was found, and where they sit remain.

    Source: § 31, § 43 Abs. 2 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    item = undecided(item, actor)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Ausschließung (§ 31 GO NRW)."), "reason")
    check_takes_part(item.meeting, person)
    if item.exclusions.filter(person=person).exists():
        raise Conflict(
            _("%(person)s ist zu diesem Punkt schon ausgeschlossen.") % {"person": person}
        )
    if place == Exclusion.Place.AUDIENCE and not item.public:
        raise InvalidInput(
            _("Zu einem nichtöffentlichen Punkt verlässt das Mitglied den Raum (§ 31 GO NRW)."),
            "place",
        )
    decision = found(item, facts) if facts else None
    kept_out = Exclusion.objects.create(
        item=item, person=person, reason=reason, place=place,
        basis=decision.as_json() if decision else None,
    )  # fmt: skip
    record(exclude_member, kept_out, actor=actor, basis=decision, reason=reason)
    return kept_out


def check_takes_part(meeting: Meeting, person: Person) -> None:
    """Refuse who neither sits in the organization nor stands in for somebody."""
    seats = Membership.objects.on(local_day(meeting.starts_at)).filter(
        organization__in=organizations_of(meeting)
    )
    standing_in = Deputy.objects.on(local_day(meeting.starts_at)).filter(membership__in=seats)
    if (
        seats.filter(person=person).exists()
        or standing_in.filter(person=person).exists()
        or meeting.attendances.filter(person=person).exists()
    ):
        return
    raise InvalidInput(
        _("%(person)s wirkt in diesem Gremium nicht mit. Prüfen Sie die Auswahl.")
        % {"person": person},
        "person",
    )


def found(item: AgendaItem, facts: BiasFacts) -> Decision[bool]:
    """Hold what ties a member to the matter against the law; refuse what does not exclude."""
    law = law_of(item.meeting.body, local_day(item.meeting.starts_at))
    decision = bias(law, replace(facts, public_session=item.public))
    if not decision.settled:
        says = " ".join(reason.says for reason in decision.reasons)
        raise InvalidInput(
            _("Das schließt nicht aus (%(citation)s): %(says)s")
            % {"citation": decision.citation, "says": says},
            "ties",
        )
    return decision


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
