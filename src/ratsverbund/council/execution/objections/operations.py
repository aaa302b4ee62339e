"""The mayor's objection: raised in time, resolved anew, perhaps before the authority."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.mayor_objection import ObjectedFacts, mayor_objection
from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import (
    AppealPeriod,
    Execution,
    MayorObjection,
    ProgressNote,
)
from ratsverbund.council.execution.operations.parts import locked, note, reasoned
from ratsverbund.council.execution.operations.waiting import first_state
from ratsverbund.council.execution.policies import may_conduct, may_object
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import Change, operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization

State, Kind = MayorObjection.State, MayorObjection.Kind


@operation("execution.raise_objection")
def raise_objection(
    resolution: Resolution, kind: str, reason: str, *, actor: Any, on: date | None = None
) -> MayorObjection:
    """Object to a resolution; its tasks rest until it is decided anew.

    Source: § 54 GO NRW, institution `mayor_objection`.
    Raises: NotAllowed, InvalidInput, RuleViolated, Conflict, LawUnknown.
    """
    resolution = (
        Resolution.objects.select_for_update(of=("self",))
        .select_related("body", "organization")
        .get(pk=resolution.pk)
    )
    require(may_object, actor, resolution)
    on = on or timezone.localdate()
    check_raisable(resolution, kind, on)
    objection = MayorObjection(
        resolution=resolution, body_id=resolution.body_id, kind=kind, reason=reasoned(reason),
        objected_on=on,
    )  # fmt: skip
    decision = None
    if kind == Kind.OBJECTION:
        decision = mayor_objection(
            law_of(resolution.body, resolution.decided_on),
            ObjectedFacts(resolution.decided_on, on),
        )
        window = decision.settled
        if on > window.last_day:
            raise RuleViolated(
                _("Der Widerspruch kommt zu spät: Er war bis %(day)s möglich (%(citation)s). "
                  "Verletzt der Beschluss geltendes Recht, ist eine Beanstandung möglich.")
                % {"day": format_day(window.last_day), "citation": decision.citation}
            )  # fmt: skip
        objection.earliest, objection.latest = window.earliest, window.latest
        objection.basis = decision.as_json()
    objection.save()
    rested = suspend(resolution, str(objection), actor)
    change = {"kind": kind, "tasks": rested, "latest": objection.latest}
    record(raise_objection, objection, actor=actor, change=change, basis=decision, reason=reason)
    return objection


def check_raisable(resolution: Resolution, kind: str, on: date) -> None:
    """Refuse an objection that the law does not know. Raises: RuleViolated, Conflict."""
    if resolution.superseded:
        raise IllegalTransition(_("Der Beschluss ist durch eine Berichtigung ersetzt."))
    if not resolution.decided_on <= on <= timezone.localdate():
        raise InvalidInput(_("Der Tag liegt vor dem Beschluss oder in der Zukunft."), "on")
    council = resolution.organization.organization_type == Organization.Type.COUNCIL
    if kind == Kind.APPEAL:
        raise InvalidInput(_("Einen Einspruch halten Sie bei der Einspruchsfrist fest."), "kind")
    if kind == Kind.OBJECTION and not council:
        raise RuleViolated(
            _("Widersprechen kann das Bürgermeisteramt nur Beschlüssen des Rates (§ 54 Abs. 1 GO "
              "NRW). Verletzt der Beschluss geltendes Recht, beanstanden Sie ihn.")
        )  # fmt: skip
    again = MayorObjection.objects.filter(item=resolution.item_id, kind=Kind.OBJECTION)
    if kind == Kind.OBJECTION and resolution.item_id and again.exists():
        raise RuleViolated(
            _("Der Rat hat schon nach einem Widerspruch beschlossen; ein weiterer ist nicht "
              "zulässig (§ 54 Abs. 1 GO NRW).")
        )  # fmt: skip
    if resolution.objections.filter(state__in=[State.PENDING, State.AUTHORITY]).exists():
        raise Conflict(_("Gegen diesen Beschluss läuft schon ein Verfahren. Laden Sie die Seite "
                         "neu."))  # fmt: skip


def suspend(resolution: Resolution, why: str, actor: Any) -> list[int]:
    """Let the tasks of a resolution rest (aufschiebende Wirkung)."""
    rested = []
    for each in resolution.executions.exclude(state__in=["done", "obsolete", "suspended"]):
        execution = locked(each)
        advance(execution, Execution.State.SUSPENDED)
        note(execution, ProgressNote.Kind.SUSPENDED, why[:200], actor=actor)
        rested.append(execution.pk)
    return rested


def resume(objection: MayorObjection, actor: Any) -> list[int]:
    """Take the tasks up again."""
    woken = []
    for each in objection.resolution.executions.filter(state="suspended"):
        execution = locked(each)
        given = execution.confirmed_on is not None
        advance(execution, Execution.State.OPEN if given else first_state(objection.resolution))
        said = objection.get_state_display()
        note(execution, ProgressNote.Kind.RESUMED, said, actor=actor)
        woken.append(execution.pk)
    return woken


def end_tasks(objection: MayorObjection, actor: Any) -> list[int]:
    """End the tasks of a resolution that is no more."""
    ended = []
    for each in objection.resolution.executions.exclude(state__in=["done", "obsolete"]):
        execution = locked(each)
        advance(execution, Execution.State.OBSOLETE, closed_on=timezone.localdate())
        note(execution, ProgressNote.Kind.OBSOLETE, objection.get_state_display(), actor=actor)
        ended.append(execution.pk)
    return ended


def held(objection: MayorObjection, actor: Any) -> MayorObjection:
    """Lock an objection for those who take it further."""
    found = MayorObjection.objects.select_for_update(of=("self",))
    objection = found.select_related("resolution__organization", "resolution__item", "body").get(
        pk=objection.pk
    )
    require(may_conduct, actor, objection)
    return objection


@operation("execution.schedule_objection")
def schedule_objection(objection: MayorObjection, meeting: Meeting, *, actor: Any) -> AgendaItem:
    """Put the matter on an agenda again, within the days the law leaves.

    Source: § 54 Abs. 1 und 3 GO NRW.
    Raises: NotAllowed, IllegalTransition, Conflict, RuleViolated.
    """
    objection = held(objection, actor)
    resolution = objection.resolution
    if objection.state != State.PENDING:
        raise IllegalTransition(_("Darüber ist schon entschieden. Laden Sie die Seite neu."))
    if objection.item is not None and objection.item.state == AgendaItem.State.OPEN:
        raise Conflict(
            _("Die Sache steht schon auf der Tagesordnung: %(item)s.") % {"item": objection.item}
        )
    council = meeting.organization.organization_type == Organization.Type.COUNCIL
    same = meeting.organization_id == resolution.organization_id and objection.kind != Kind.APPEAL
    if meeting.body_id != objection.body_id or not (council or same):
        raise RuleViolated(_("Neu beschließt der Rat, bei einer Beanstandung zuerst der Ausschuss "
                             "selbst. Wählen Sie eine ihrer Sitzungen."))  # fmt: skip
    check_window(objection, local_day(meeting.starts_at))
    subject = resolution.item.title if resolution.item else resolution.text
    title = _("Bestätigung des Beschlusses vom %(day)s nach %(kind)s: %(subject)s") % {
        "day": f"{resolution.decided_on:%d.%m.%Y}",
        "kind": objection.get_kind_display().split(" ")[0],
        "subject": subject,
    }
    item = add_item(meeting, title=title[:300], public=resolution.public, actor=actor)
    change = amend(objection, item=item)
    record(schedule_objection, objection, actor=actor, change=change)
    return item


def check_window(objection: MayorObjection, day: date) -> None:
    """Keep to the days the law leaves for the new resolution. Raises: RuleViolated."""
    first, last = objection.earliest, objection.latest
    if first and last and not first <= day <= last:
        raise RuleViolated(
            _("Der Rat beschließt frühestens am %(first)s und spätestens am %(last)s neu "
              "(§ 54 Abs. 1 GO NRW). Wählen Sie eine Sitzung in dieser Zeit.")
            % {"first": format_day(first), "last": format_day(last)}
        )  # fmt: skip


def redecide(objection: MayorObjection, resolution: Resolution, actor: Any) -> Change:
    """Draw the consequence of the new resolution: confirmed or reversed."""
    adopted = resolution.result == Resolution.Result.ADOPTED
    if objection.state != State.PENDING:
        return {}
    then = State.CONFIRMED if adopted else State.REVERSED
    change = advance(objection, then, settled_on=resolution.decided_on)
    if not adopted:
        return change | {"tasks": end_tasks(objection, actor)}
    if objection.kind == Kind.APPEAL:
        end_waiting(objection.resolution, resolution.decided_on)
    if objection.kind != Kind.COMPLAINT:
        return change | {"tasks": resume(objection, actor)}
    return change


def end_waiting(resolution: Resolution, day: date) -> None:
    """End the time to appeal: the council has stood by the committee's resolution."""
    for period in AppealPeriod.objects.select_for_update().filter(resolution=resolution):
        amend(period, ended_on=day)


@operation("execution.withdraw_objection")
def withdraw_objection(objection: MayorObjection, reason: str, *, actor: Any) -> MayorObjection:
    """Take an objection back before it is decided; the tasks go on.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    objection = held(objection, actor)
    reason = reasoned(reason)
    change = advance(objection, State.WITHDRAWN, settled_on=timezone.localdate(), outcome=reason)
    change["tasks"] = resume(objection, actor)
    record(withdraw_objection, objection, actor=actor, change=change, reason=reason)
    return objection


@operation("execution.refer_objection")
def refer_objection(
    objection: MayorObjection, *, actor: Any, on: date | None = None
) -> MayorObjection:
    """Bring a resolution that was confirmed after a complaint before the authority.

    Source: § 54 Abs. 2 GO NRW. Raises: NotAllowed, IllegalTransition, RuleViolated.
    """
    objection = held(objection, actor)
    if objection.kind != Kind.COMPLAINT:
        raise RuleViolated(
            _("Nach einem Widerspruch entscheidet der Rat endgültig; die Aufsichtsbehörde "
              "entscheidet nur über eine Beanstandung (§ 54 Abs. 2 GO NRW).")
        )  # fmt: skip
    change = advance(objection, State.AUTHORITY, settled_on=on or timezone.localdate())
    record(refer_objection, objection, actor=actor, change=change)
    return objection


@operation("execution.settle_objection")
def settle_objection(
    objection: MayorObjection, annulled: bool, outcome: str, *, actor: Any, on: date | None = None
) -> MayorObjection:
    """Record what the supervisory authority decided.

    Source: § 54 Abs. 2, § 122 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    objection = held(objection, actor)
    outcome = reasoned(outcome, "outcome")
    then = State.ANNULLED if annulled else State.ALLOWED
    change = advance(objection, then, settled_on=on or timezone.localdate(), outcome=outcome)
    change["tasks"] = (end_tasks if annulled else resume)(objection, actor)
    record(settle_objection, objection, actor=actor, change=change, reason=outcome)
    return objection
