"""What comes on short notice: urgent items by vote."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.member_requests import ExtensionFacts, agenda_extension
from ratsverbund.council.agendas.models import Extension
from ratsverbund.council.agendas.operations.items import place
from ratsverbund.council.agendas.operations.parts import building
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import vote_barred
from ratsverbund.council.papers.models import Consultation
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import IllegalTransition, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.people.bodies.queries import law_of


@operation("agendas.extend_agenda")
def extend_agenda(
    meeting: Meeting,
    reason: str,
    votes: tuple[int, int, int],
    *,
    actor: Any,
    consultation: Consultation | None = None,
    title: str = "",
    public: bool | None = None,
) -> AgendaItem:
    """Take up an item that cannot wait, by vote (yes, no, abstentions) in the running meeting.

    Source: § 48 Abs. 1 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    meeting = building(meeting, actor, items_stay=True)
    if meeting.state != Meeting.State.RUNNING:
        raise IllegalTransition(
            _("Vor der Sitzung kommt ein Punkt als Nachtrag hinzu, nicht durch Abstimmung.")
        )
    if barred := vote_barred(meeting):
        raise RuleViolated(barred)
    decision = agenda_extension(
        law_of(meeting.body, local_day(meeting.starts_at)),
        ExtensionFacts(cannot_wait=bool(reason.strip())),
    )
    if not decision.value:
        raise RuleViolated(
            _(
                "In der Sitzung kommt nur hinzu, was keinen Aufschub duldet (%(citation)s). "
                "Nennen Sie den Grund der Dringlichkeit."
            )
            % {"citation": decision.citation}
        )
    yes, no, abstentions = votes
    if yes <= no:
        raise RuleViolated(
            _(
                "Mit %(yes)s Ja zu %(no)s Nein ist die Erweiterung der Tagesordnung abgelehnt. "
                "Der Punkt kann auf die nächste Sitzung."
            )
            % {"yes": yes, "no": no}
        )
    item = place(
        meeting, consultation=consultation, title=title, public=public, late=True, note=reason
    )
    if item.public and meeting.published_at is not None:
        item.published_at = timezone.now()
        item.save(update_fields=["published_at"])
    Extension.objects.create(
        item=item, yes=yes, no=no, abstentions=abstentions, reason=reason,
        basis=decision.as_json(),
    )  # fmt: skip
    change = {"number": item.number, "votes": list(votes)}
    record(extend_agenda, item, actor=actor, change=change, basis=decision, reason=reason)
    return item
