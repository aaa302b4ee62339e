"""Planning beyond one date: a series, a copy, a convened meeting moved, its kind and form."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.council_limits import ExceptionFacts, hybrid_period
from ratsverbund.council.agendas.models import AssemblyNotice
from ratsverbund.council.agendas.operations.items import place
from ratsverbund.council.agendas.operations.parts import reasoned
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.operations import cancel_meeting, plan_meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization

Mode, Task = Meeting.Mode, Organization.Task


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
    decision = exception_covers(meeting, exception_found) if exception_found else None
    before = [str(each) for each in meeting.partners.all()]
    meeting.partners.set(others)
    basis = mode_basis(meeting.organization, mode, decision, provision)
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


def mode_basis(
    organization: Organization, mode: str, decision: Decision[date] | None, provision: str
) -> dict[str, Any] | None:
    """What a digital or hybrid meeting rests on; nothing where everybody is present."""
    if mode == Mode.PRESENT:
        return None
    if decision is not None:
        return decision.as_json()
    if organization.organization_type == Organization.Type.FACTION:
        says = _("Fraktionssitzungen zählen digital und hybrid wie solche in Präsenz.")
        reasons = [{"citation": "§ 45 Abs. 3 GO NRW", "says": says, "children": []}]
        return {"value": mode, "reasons": reasons}
    check_without_exception(organization, mode, provision)
    reasons = [{"citation": "§ 58a GO NRW", "says": provision.strip(), "children": []}]
    return {"value": mode, "reasons": reasons}


def planned_one(meeting: Meeting, actor: Any) -> Meeting:
    """Lock a meeting nobody has been invited to."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(may_prepare, actor, meeting)
    if meeting.state != Meeting.State.PLANNED:
        raise IllegalTransition(
            _("Art und Form einer Sitzung stehen fest, sobald dazu eingeladen ist.")
        )
    return meeting


def exception_covers(meeting: Meeting, found: date) -> Decision[date]:
    """Decide whether the exceptional case lasts until the meeting. Source: § 47a GO NRW."""
    day = local_day(meeting.starts_at)
    decision = hybrid_period(law_of(meeting.body, day), ExceptionFacts(found))
    if not decision.known or not found <= day <= decision.settled:
        last = format_day(decision.settled) if decision.known else "?"
        raise RuleViolated(
            _(
                "Der am %(found)s festgestellte Ausnahmefall trägt diese Sitzung nicht; er gilt "
                "längstens bis %(last)s (%(citation)s). Lassen Sie ihn erneut feststellen."
            )
            % {"found": format_day(found), "last": last, "citation": decision.citation}
        )
    return decision


def check_without_exception(organization: Organization, mode: str, provision: str) -> None:
    """Allow hybrid meetings of ordinary committees by the charter. Source: § 58a GO NRW."""
    committee = organization.organization_type == Organization.Type.COMMITTEE
    barred = organization.task in (Task.MAIN, Task.AUDIT)
    if mode == Mode.DIGITAL or not committee or barred:
        raise RuleViolated(
            _(
                "%(name)s tagt nur in einem Ausnahmefall digital oder hybrid, den der Rat mit zwei "
                "Dritteln festgestellt hat (§ 47a GO NRW). Nennen Sie den Tag der Feststellung."
            )
            % {"name": organization}
        )
    if not provision.strip():
        raise RuleViolated(
            _(
                "Ein Ausschuss tagt hybrid, wenn die Hauptsatzung es zulässt (§ 58a GO NRW). "
                "Nennen Sie die Vorschrift der Hauptsatzung."
            )
        )
