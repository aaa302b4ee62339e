"""Planning beyond one date: a series, a copy, a convened meeting moved, its kind and form."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.meeting_form import FormFacts, meeting_form
from ratsverbund.council.agendas.models import AssemblyNotice
from ratsverbund.council.agendas.operations.items import place
from ratsverbund.council.agendas.operations.parts import reasoned
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.operations import cancel_meeting, plan_meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization

Mode, Task = Meeting.Mode, Organization.Task
# Committees that never meet hybrid by the charter alone (§ 58a GO NRW).
LIMITED = (Task.MAIN, Task.AUDIT)


@operation("agendas.plan_in_format")
def plan_in_format(
    organization: Organization,
    starts_at: datetime,
    place_name: str,
    *,
    actor: Any,
    number: int | None = None,
    urgency_reason: str = "",
    partners: Sequence[Organization] = (),
    mode: str = Mode.PRESENT,
    exception_found: date | None = None,
    provision: str = "",
) -> Meeting:
    """Plan a meeting, say who meets jointly and in which form; all of it, or nothing.

    Source: §§ 47, 47a, 58a GO NRW. Raises: NotAllowed, InvalidInput, Conflict, RuleViolated.
    """
    meeting = plan_meeting(
        organization, starts_at, place_name, actor=actor, urgency_reason=urgency_reason,
        number=number,
    )  # fmt: skip
    if partners or mode != Mode.PRESENT:
        set_format(
            meeting, actor=actor, kind=meeting.kind, partners=partners, mode=mode,
            exception_found=exception_found, provision=provision,
        )  # fmt: skip
    change = {"mode": mode, "partners": [str(each) for each in partners]}
    record(plan_in_format, meeting, actor=actor, change=change)
    return meeting


@operation("agendas.plan_series")
def plan_series(
    organization: Organization, moments: Sequence[datetime], place_name: str, *, actor: Any
) -> list[Meeting]:
    """Plan many meetings of an organization at once, all or none of them.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    require(may_prepare, actor, organization)
    if not moments:
        raise InvalidInput(_("Nennen Sie mindestens einen Sitzungstag."), "days")
    planned = [plan_meeting(organization, at, place_name, actor=actor) for at in sorted(moments)]
    change = {"meetings": [meeting.pk for meeting in planned]}
    record(plan_series, organization, actor=actor, change=change)
    return planned


@operation("agendas.copy_meeting")
def copy_meeting(meeting: Meeting, starts_at: datetime, *, actor: Any) -> Meeting:
    """Plan another meeting like this one, with the items that belong to no paper.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    require(may_prepare, actor, meeting)
    copy = plan_meeting(meeting.organization, starts_at, meeting.place, actor=actor)
    take_kind(copy, meeting)
    copy.partners.set(meeting.partners.all())
    copy.districts.set(meeting.districts.all())
    carry(meeting, copy, with_papers=False)
    record(copy_meeting, copy, actor=actor, change={"copied_from": meeting.pk})
    return copy


@operation("agendas.move_meeting")
def move_meeting(
    meeting: Meeting, starts_at: datetime, place_name: str, reason: str, *, actor: Any
) -> Meeting:
    """Move a meeting that was convened: cancel it and plan its successor with the same agenda.

    The successor needs an invitation of its own, and its period runs anew.
    Source: § 47 Abs. 2 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_prepare, actor, meeting)
    if meeting.state != Meeting.State.CONVENED:
        raise IllegalTransition(
            _("Verlegt und neu eingeladen wird nur eine Sitzung, zu der schon eingeladen ist.")
        )
    reason = reasoned(reason, _("Nennen Sie den Grund der Verlegung; er steht in der Absage."))
    items = list(meeting.items.filter(state=AgendaItem.State.OPEN).order_by("-public", "order"))
    cancel_meeting(meeting, reason, actor=actor)
    successor = plan_meeting(
        meeting.organization, starts_at, place_name, actor=actor, number=meeting.number
    )
    take_kind(successor, meeting)
    amend(successor, mode=meeting.mode, replaces=meeting)
    successor.partners.set(meeting.partners.all())
    successor.districts.set(meeting.districts.all())
    carry(meeting, successor, with_papers=True, items=items)
    change = {"successor": successor.pk, "starts_at": [meeting.starts_at, starts_at]}
    record(move_meeting, meeting, actor=actor, change=change, reason=reason)
    return successor


def take_kind(copy: Meeting, origin: Meeting) -> None:
    """Give a meeting the kind of another; an assembly is announced, no invitation is due."""
    amend(copy, kind=origin.kind)
    if origin.kind == Meeting.Kind.ASSEMBLY:
        amend(copy, invite_until=None, invite_basis=None)
        AssemblyNotice.objects.create(meeting=copy)


def carry(
    origin: Meeting, target: Meeting, *, with_papers: bool, items: Sequence[AgendaItem] = ()
) -> None:
    """Put the items of one agenda on another, sub-items below their item."""
    rows = items or list(
        origin.items.exclude(state=AgendaItem.State.REMOVED)
        .filter(consultation=None)
        .order_by("-public", "order")
    )
    homes: dict[int, AgendaItem] = {}
    for item in rows:
        consultation = item.consultation if with_papers else None
        if consultation is not None:
            consultation.refresh_from_db()
        homes[item.pk] = place(
            target, consultation=consultation, title=item.title, public=item.public,
            parent=homes.get(item.parent_id or 0),
        )  # fmt: skip


@operation("agendas.set_format")
def set_format(
    meeting: Meeting,
    *,
    actor: Any,
    kind: str = Meeting.Kind.ORDINARY,
    partners: Sequence[Organization] = (),
    mode: str = Mode.PRESENT,
    exception_found: date | None = None,
    provision: str = "",
) -> Meeting:
    """Say what kind of meeting a planned one is, who meets jointly, and in which form.

    An exceptional case found by the council lasts two months at most; without one only committees
    other than main, finance and audit may meet hybrid, where the charter says so.
    Source: §§ 47a, 58a GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    meeting = planned_one(meeting, actor)
    check_kind(meeting, kind)
    others = [each for each in partners if each.pk != meeting.organization_id]
    if any(each.body_id != meeting.body_id for each in others):
        raise InvalidInput(_("Gemeinsam tagen Gremien derselben Körperschaft."), "partners")
    decision = allowed_form(meeting, mode, exception_found, provision.strip())
    before = [str(each) for each in meeting.partners.all()]
    meeting.partners.set(others)
    basis = form_basis(decision, provision.strip()) if decision else None
    change = amend(meeting, kind=kind, mode=mode, mode_basis=basis)
    change["partners"] = [before, [str(each) for each in others]]
    record(set_format, meeting, actor=actor, change=change, basis=decision, reason=provision)
    return meeting


def check_kind(meeting: Meeting, kind: str) -> None:
    """Refuse to turn a meeting into an assembly or back, and Fraktion meetings of others."""
    if (kind == Meeting.Kind.ASSEMBLY) != (meeting.kind == Meeting.Kind.ASSEMBLY):
        raise InvalidInput(
            _("Eine Einwohnerversammlung wird als solche geplant, nicht umgewandelt."), "kind"
        )
    faction = meeting.organization.organization_type == Organization.Type.FACTION
    if (kind == Meeting.Kind.FACTION) != faction:
        raise InvalidInput(_("Eine Fraktionssitzung hält eine Fraktion, sonst niemand."), "kind")


def planned_one(meeting: Meeting, actor: Any) -> Meeting:
    """Lock a meeting nobody has been invited to."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_prepare, actor, meeting)
    if meeting.state != Meeting.State.PLANNED:
        raise IllegalTransition(
            _("Art und Form einer Sitzung stehen fest, sobald dazu eingeladen ist.")
        )
    return meeting


def allowed_form(
    meeting: Meeting, mode: str, found: date | None, provision: str
) -> Decision[bool] | None:
    """Decide whether a meeting may be digital or hybrid; nothing where everybody is present.

    Source: §§ 45, 47a, 58a GO NRW. Raises: RuleViolated.
    """
    if mode == Mode.PRESENT:
        return None
    day = local_day(meeting.starts_at)
    facts = FormFacts(who_meets(meeting.organization), mode, day, found, bool(provision))  # type: ignore[arg-type]
    decision = meeting_form(law_of(meeting.body, day), facts)
    if decision.known and decision.settled:
        return decision
    why = " ".join(reason.says for reason in decision.reasons) or decision.label
    raise RuleViolated(
        _(
            "%(name)s kann so nicht tagen: %(why)s (%(citation)s). Nennen Sie den Tag, an dem der "
            "Rat den Ausnahmefall mit zwei Dritteln festgestellt hat (§ 47a GO NRW), bei "
            "Ausschüssen die Vorschrift der Hauptsatzung (§ 58a GO NRW), oder planen Sie in "
            "Präsenz."
        )
        % {"name": meeting.organization, "why": why, "citation": decision.citation}
    )


def form_basis(decision: Decision[bool], provision: str) -> dict[str, Any]:
    """The decision with the provision of the charter that whoever plans has named."""
    basis = decision.as_json()
    if provision:
        said = _("Vorschrift der Hauptsatzung, wie sie beim Planen genannt wurde.")
        basis["reasons"].append({"citation": provision, "says": said, "children": []})
    return basis


def who_meets(organization: Organization) -> str:
    """An organization as the law on digital and hybrid meetings names it."""
    kind = organization.organization_type
    if kind == Organization.Type.FACTION:
        return "faction"
    if kind != Organization.Type.COMMITTEE:
        return "council"
    return "main_committee" if organization.task in LIMITED else "committee"
