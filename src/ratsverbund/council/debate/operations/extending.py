"""What comes on the agenda on short notice: urgent items, by vote of the meeting."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.member_requests import ExtensionFacts, agenda_extension
from ratsverbund.council.agendas.operations.items import place
from ratsverbund.council.agendas.operations.parts import building
from ratsverbund.council.debate.models import Extension
from ratsverbund.council.debate.queries import voters_on_agenda
from ratsverbund.council.decisions.majority import weigh
from ratsverbund.council.decisions.operations.counting import check_quorum
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.operations import exclude_member
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.meetings.queries import attendances_of, present_moment, vote_barred
from ratsverbund.council.papers.models import Consultation
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.persons.models import Person


@operation("debate.extend_agenda")
def extend_agenda(
    meeting: Meeting,
    reason: str,
    tally: Tally,
    *,
    actor: Any,
    consultation: Consultation | None = None,
    title: str = "",
    public: bool | None = None,
    biased: Collection[Person] = (),
) -> Extension:
    """Vote in the running meeting on an item that cannot wait; adopted, it comes on the agenda.

    The `biased` do not vote and are kept out of the item; the mayor of a council does not vote on
    its agenda. What is refused stays on record.
    Source: §§ 31, 40 Abs. 2, 48 Abs. 1, 49, 50 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, FactsError, RuleViolated, LawUnknown.
    """
    meeting = building(meeting, actor, items_stay=True)
    require(may_keep_record, actor, meeting)
    urgency = check_urgent(meeting, reason)
    at = present_moment(meeting)
    rows = attendances_of(meeting)
    there = voters_on_agenda(meeting, rows, at, {person.pk for person in biased})
    check_quorum(meeting, there)
    act, counted = weigh(meeting, meeting.organization, tally, there)
    named = {"consultation": consultation, "title": titled(title, consultation), "public": public}
    item = take_up(meeting, reason, biased, actor, named) if counted["adopted"] else None
    shown = item.public if item else part_of(consultation, public)
    extension = Extension.objects.create(
        meeting=meeting, item=item, reason=reason, at=at, basis=urgency.as_json(),
        vote_basis=act.decision.as_json(), **named | {"public": shown}, **counted,
    )  # fmt: skip
    change = {
        "number": item.number if item else None, "adopted": extension.adopted,
        "votes": extension.counts, "biased": [str(person) for person in biased],
    }  # fmt: skip
    record(extend_agenda, item or extension, actor=actor, change=change, basis=act, reason=reason)
    return extension


def check_urgent(meeting: Meeting, reason: str) -> Decision[bool]:
    """Refuse a vote before the meeting, at an assembly, or on what can wait."""
    if meeting.state != Meeting.State.RUNNING:
        raise IllegalTransition(
            _("Vor der Sitzung kommt ein Punkt als Nachtrag hinzu, nicht durch Abstimmung.")
        )
    if barred := vote_barred(meeting):
        raise RuleViolated(barred)
    law = law_of(meeting.body, local_day(meeting.starts_at))
    decision = agenda_extension(law, ExtensionFacts(cannot_wait=bool(reason.strip())))
    if not decision.settled:
        raise RuleViolated(
            _(
                "In der Sitzung kommt nur hinzu, was keinen Aufschub duldet (%(citation)s). "
                "Nennen Sie den Grund der Dringlichkeit."
            )
            % {"citation": decision.citation}
        )
    return decision


def titled(title: str, consultation: Consultation | None) -> str:
    """What the item is called: by its own title, else by its paper. Raises: InvalidInput."""
    named = title.strip() or (consultation.paper.title if consultation else "")
    if not named:
        raise InvalidInput(_("Der Tagesordnungspunkt braucht eine Bezeichnung."), "title")
    return named


def part_of(consultation: Consultation | None, public: bool | None) -> bool:
    """Whether what was refused belonged to the public part; a non-public paper never does."""
    return public is not False and (consultation is None or consultation.paper.public)


def take_up(
    meeting: Meeting, reason: str, biased: Collection[Person], actor: Any, named: dict[str, Any]
) -> AgendaItem:
    """Put the item on the agenda and keep the biased out of it."""
    item = place(meeting, late=True, note=reason, **named)
    if item.public and meeting.published_at is not None:
        amend(item, published_at=timezone.now())
    for person in biased:
        why = _("Schon bei der Aufnahme des Punktes ausgeschlossen (§ 31 GO NRW).")
        exclude_member(item, person, why, actor=actor)
    return item
