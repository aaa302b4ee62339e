"""What comes on short notice: urgent items by vote, files laid on the table."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.member_requests import ExtensionFacts, agenda_extension
from ratsverbund.council.agendas.models import Extension, Handout
from ratsverbund.council.agendas.operations.items import place
from ratsverbund.council.agendas.operations.parts import building, reasoned
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import vote_barred
from ratsverbund.council.papers.models import Consultation
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record, store_file
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
    meeting = building(meeting, actor)
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


@operation("agendas.lay_on_table")
def lay_on_table(
    item: AgendaItem, title: str, name: str, media_type: str, content: bytes, *, actor: Any
) -> Handout:
    """Attach a file that is laid on the table to an item (Tischvorlage).

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    meeting = building(item.meeting_id, actor)
    item = meeting.items.get(pk=item.pk)
    if item.state != AgendaItem.State.OPEN:
        raise IllegalTransition(
            _("TOP %(number)s ist %(state)s; eine Tischvorlage kommt zu einem offenen Punkt.")
            % {"number": item.number, "state": item.get_state_display()}
        )
    title = reasoned(title, _("Die Tischvorlage braucht eine Bezeichnung."), "title")
    if not content.startswith(b"%PDF-"):
        raise InvalidInput(
            _("Die Datei ist kein PDF. Speichern Sie sie als PDF und laden Sie sie erneut hoch."),
            "file",
        )
    file = store_file(name, media_type, content)
    handout = Handout.objects.create(item=item, title=title, file=file)
    record(lay_on_table, handout, actor=actor, change={"item": item.number, "file": file.pk})
    return handout
