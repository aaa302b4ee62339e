"""The items of an agenda: add papers and titles, strike, take off."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.agendas.numbering import blocks, flat, next_number
from ratsverbund.council.agendas.operations.parts import (
    CHANGEABLE,
    arrange,
    building,
    lane_of,
    open_supplement,
    reasoned,
    sent,
)
from ratsverbund.council.agendas.policies import may_drop
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.operations import release_paper
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.council.meetings.queries import organizations_of
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance


@operation("agendas.add_item")
def add_item(
    meeting: Meeting,
    *,
    actor: Any,
    consultation: Consultation | None = None,
    title: str = "",
    public: bool | None = None,
    parent: AgendaItem | None = None,
    reports_on: Meeting | None = None,
    reason: str = "",
) -> AgendaItem:
    """Put a paper's consultation, or a title alone, on the agenda.

    A non-public paper goes to the non-public part, whatever is asked; after the invitation the
    item waits in a supplement (Nachtrag) that a second person issues; a running meeting takes up
    more only by vote.
    Source: § 48 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict, RuleViolated.
    """
    meeting = building(meeting, actor)
    if meeting.state == Meeting.State.RUNNING:
        raise RuleViolated(
            _(
                "In der Sitzung kommt nur hinzu, was keinen Aufschub duldet (§ 48 Abs. 1 GO NRW). "
                "Halten Sie dazu die Abstimmung über die Erweiterung der Tagesordnung fest."
            )
        )
    supplement = open_supplement(meeting).number if sent(meeting) else None
    item = place(
        meeting, consultation=consultation, title=title, public=public, parent=parent,
        reports_on=reports_on, late=sent(meeting), supplement=supplement, note=reason,
    )  # fmt: skip
    change = {"number": item.number, "public": item.public, "supplement": supplement}
    record(add_item, item, actor=actor, change=change, reason=reason)
    return item


@operation("agendas.add_papers")
def add_papers(
    meeting: Meeting, consultations: Iterable[Consultation], *, actor: Any
) -> list[AgendaItem]:
    """Put several waiting papers on the agenda at once, all or none of them."""
    require(may_prepare, actor, meeting)
    chosen = list(consultations)
    if not chosen:
        raise InvalidInput(_("Wählen Sie mindestens eine Vorlage aus."), "consultation")
    added = [add_item(meeting, actor=actor, consultation=each) for each in chosen]
    record(add_papers, meeting, actor=actor, change={"items": [item.number for item in added]})
    return added


def place(
    meeting: Meeting,
    *,
    consultation: Consultation | None = None,
    title: str = "",
    public: bool | None = None,
    parent: AgendaItem | None = None,
    **fields: Any,
) -> AgendaItem:
    """Create an item at the end of its part, or of the item it belongs to."""
    if consultation is not None:
        consultation = check_ready(consultation, meeting)
        title = title or consultation.paper.title
        public = consultation.paper.public and public is not False
    if parent is not None:
        public = check_parent(parent, meeting, public)
    title = reasoned(title, _("Der Tagesordnungspunkt braucht eine Bezeichnung."), "title")
    public = public is not False
    lane = lane_of(meeting, public)
    item = AgendaItem.objects.create(
        meeting=meeting, consultation=consultation, title=title, public=public, parent=parent,
        order=len(lane) + 1, number=next_number(lane, public, parent), **fields,
    )  # fmt: skip
    if parent is not None:
        arrange(meeting, public, blocks([*lane, item]))
    if consultation is not None:
        advance(consultation, Consultation.State.SCHEDULED)
    return item


def check_parent(parent: AgendaItem, meeting: Meeting, public: bool | None) -> bool:
    """Refuse a sub-item below an item of another meeting, part, or below a sub-item."""
    if parent.meeting_id != meeting.pk or parent.parent_id is not None:
        raise InvalidInput(
            _("Unterpunkte stehen unter einem Punkt derselben Tagesordnung. Wählen Sie einen."),
            "parent",
        )
    if public is not None and public != parent.public:
        raise InvalidInput(
            _("Der Unterpunkt gehört in denselben Teil wie TOP %(number)s.")
            % {"number": parent.number},
            "parent",
        )
    return parent.public


def check_ready(consultation: Consultation, meeting: Meeting) -> Consultation:
    """Refuse papers that are not released, not for this organization, or placed already."""
    consultation = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("paper", "organization")
        .get(pk=consultation.pk)
    )
    paper = consultation.paper
    if consultation.organization_id not in organizations_of(meeting):
        raise InvalidInput(
            _(
                "Diese Beratung ist für ein anderes Gremium bestimmt: %(name)s. "
                "Wählen Sie eine Sitzung dieses Gremiums."
            )
            % {"name": consultation.organization}
        )
    if paper.state != Paper.State.RELEASED:
        raise InvalidInput(
            _(
                "„%(paper)s“ ist nicht zur Beratung freigegeben, sondern im Stand „%(state)s“. "
                "Nur freigegebene Vorlagen kommen auf die Tagesordnung."
            )
            % {"paper": paper, "state": paper.get_state_display()}
        )
    if consultation.state != Consultation.State.PENDING:
        raise Conflict(
            _("„%(paper)s“ ist für dieses Gremium schon im Stand „%(state)s“.")
            % {"paper": paper, "state": consultation.get_state_display()}
        )
    return consultation


@operation("agendas.discard_item")
def discard_item(item: AgendaItem, *, actor: Any) -> Meeting:
    """Strike an item, with its sub-items, from an agenda nobody has been sent yet.

    Raises: NotAllowed, IllegalTransition.
    """
    meeting = building(item.meeting_id, actor)
    if sent(meeting):
        raise IllegalTransition(
            _(
                "Die Tagesordnung ist schon verschickt. Setzen Sie den Punkt mit einem Grund ab; "
                "er bleibt dann als abgesetzt sichtbar."
            )
        )
    parted = blocks(lane_of(meeting, item.public))
    struck = [each for each in flat(parted) if item.pk in (each.pk, each.parent_id)]
    left = [[each for each in block if each not in struck] for block in parted]
    for each in struck:
        release_paper(each)
    change = {"struck": [f"{each.number} {each.title}" for each in struck]}
    AgendaItem.objects.filter(pk__in=[each.pk for each in struck], parent__isnull=False).delete()
    AgendaItem.objects.filter(pk__in=[each.pk for each in struck]).delete()
    arrange(meeting, item.public, [block for block in left if block])
    record(discard_item, meeting, actor=actor, change=change)
    return meeting


@operation("agendas.remove_item")
def remove_item(item: AgendaItem, reason: str, *, actor: Any) -> AgendaItem:
    """Take an item off the agenda (Absetzung); it stays visible with its reason and number."""
    meeting = building(item.meeting_id, actor)
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    reason = reasoned(reason, _("Nennen Sie den Grund der Absetzung."))
    change = advance(item, AgendaItem.State.REMOVED, note=reason)
    release_paper(item)
    for part in meeting.items.filter(parent=item, state=AgendaItem.State.OPEN):
        advance(part, AgendaItem.State.REMOVED, note=reason)
        release_paper(part)
    record(remove_item, item, actor=actor, change=change, reason=reason)
    return item


@operation("agendas.drop_paper")
def drop_paper(paper: Paper, *, actor: Any) -> list[AgendaItem]:
    """Take a withdrawn paper off every agenda on which it still waits."""
    require(may_drop, actor, paper)
    reason = "Die Vorlage ist zurückgezogen."  # its own reason is not for the public
    waiting = AgendaItem.objects.filter(
        consultation__paper=paper, state=AgendaItem.State.OPEN, meeting__state__in=CHANGEABLE
    )
    dropped = [remove_item(item, reason, actor=actor) for item in waiting]
    change = {"items": [item.pk for item in dropped]}
    record(drop_paper, paper, actor=actor, change=change, reason=paper.withdrawn_reason)
    return dropped
