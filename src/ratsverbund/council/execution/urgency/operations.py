"""Decisions that cannot wait: signed by both, approved afterwards, perhaps repealed."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.urgent_decision import UrgencyFacts, urgent_decision
from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.documents.record import urgent_record
from ratsverbund.council.execution.events import UrgentDecisionTaken
from ratsverbund.council.execution.models import UrgentDecision
from ratsverbund.council.execution.operations.parts import reasoned
from ratsverbund.council.execution.policies import (
    may_control,
    may_cosign,
    may_follow,
    may_object,
)
from ratsverbund.council.execution.queries import next_meeting
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import Change, operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization

State, Who = UrgentDecision.State, UrgentDecision.Who


@operation("execution.draft_urgent")
def draft_urgent(
    organization: Organization,
    *,
    title: str,
    text: str,
    reason: str,
    council_in_time: bool,
    committee_in_time: bool,
    grave_disadvantage: bool,
    actor: Any,
    public: bool = False,
) -> UrgentDecision:
    """Draft a decision that cannot wait; the law says who takes it, or that it must wait.

    Source: § 60 GO NRW, institution `urgent_decision`.
    Raises: NotAllowed, InvalidInput, RuleViolated, LawUnknown.
    """
    urgent = UrgentDecision(
        body_id=organization.body_id, organization=organization, title=title.strip()[:200],
        text=text.strip(), reason=reasoned(reason), public=public,
    )  # fmt: skip
    require(may_control, actor, urgent)
    if not urgent.title or not urgent.text:
        raise InvalidInput(_("Schreiben Sie, worum es geht und was entschieden wird."), "text")
    decision = urgent_decision(
        law_of(organization.body, timezone.localdate()),
        UrgencyFacts(council_in_time, committee_in_time, grave_disadvantage),
    )
    if decision.settled == "council":
        raise RuleViolated(
            _("Diese Sache wartet auf den Rat (%(citation)s): %(why)s")
            % {"citation": decision.citation, "why": decision.reasons[0].says}
        )
    urgent.who, urgent.basis = decision.settled, decision.as_json()
    urgent.save()
    record(draft_urgent, urgent, actor=actor, basis=decision, reason=urgent.reason)
    return urgent


def locked(urgent: UrgentDecision) -> UrgentDecision:
    """The decision, kept from being changed by others."""
    found = UrgentDecision.objects.select_for_update(of=("self",))
    return found.select_related("body", "organization", "member", "resolution__organization").get(
        pk=urgent.pk
    )


def expect_draft(urgent: UrgentDecision, who: str) -> None:
    """Sign only a draft, by the way the law named. Raises: IllegalTransition."""
    if urgent.state != State.DRAFT or urgent.who != who:
        raise IllegalTransition(
            _("Die Entscheidung ist %(state)s und wird getroffen von: %(who)s. Laden Sie die Seite "
              "neu.") % {"state": urgent.get_state_display(), "who": urgent.get_who_display()}
        )  # fmt: skip


@operation("execution.sign_urgent")
def sign_urgent(urgent: UrgentDecision, *, actor: Any) -> UrgentDecision:
    """Sign as the mayor; the decision is taken once a council member has signed too.

    Source: § 60 GO NRW. Raises: NotAllowed, IllegalTransition, Conflict.
    """
    urgent = locked(urgent)
    require(may_object, actor, urgent)
    expect_draft(urgent, Who.MAYOR)
    if urgent.mayor_signed_at:
        raise Conflict(_("Das Bürgermeisteramt hat schon unterzeichnet. Laden Sie die Seite neu."))
    if getattr(actor, "person_id", None) and actor.person_id == urgent.member_id:
        raise RuleViolated(_("Es müssen zwei verschiedene Personen unterzeichnen."))
    change = amend(urgent, mayor_name=str(actor)[:200], mayor_signed_at=timezone.now())
    change |= take_if_signed(urgent)
    record(sign_urgent, urgent, actor=actor, change=change)
    return urgent


@operation("execution.cosign_urgent")
def cosign_urgent(urgent: UrgentDecision, *, actor: Any) -> UrgentDecision:
    """Sign as a member of the council.

    Source: § 60 GO NRW. Raises: NotAllowed, IllegalTransition, Conflict.
    """
    urgent = locked(urgent)
    require(may_cosign, actor, urgent)
    expect_draft(urgent, Who.MAYOR)
    if urgent.member_signed_at:
        raise Conflict(_("Ein Ratsmitglied hat schon mitunterzeichnet. Laden Sie die Seite neu."))
    if urgent.mayor_name == str(actor):
        raise RuleViolated(_("Es müssen zwei verschiedene Personen unterzeichnen."))
    change = amend(urgent, member=actor.person, member_signed_at=timezone.now())
    change |= take_if_signed(urgent)
    record(cosign_urgent, urgent, actor=actor, change=change)
    return urgent


def take_if_signed(urgent: UrgentDecision) -> Change:
    """Take the decision once both have signed; the record is set by a job."""
    if not (urgent.mayor_signed_at and urgent.member_signed_at):
        return {}
    announce(UrgentDecisionTaken(urgent.pk))
    return advance(urgent, State.TAKEN, taken_on=timezone.localdate())


@operation("execution.take_by_committee")
def take_by_committee(
    urgent: UrgentDecision, resolution: Resolution, *, actor: Any
) -> UrgentDecision:
    """Take the decision by a resolution of the main committee.

    Source: § 60 Abs. 1 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    urgent = locked(urgent)
    require(may_control, actor, urgent)
    expect_draft(urgent, Who.COMMITTEE)
    adopted = resolution.result == Resolution.Result.ADOPTED and not resolution.superseded
    main = resolution.organization.task == Organization.Task.MAIN
    if not (adopted and main and resolution.body_id == urgent.body_id):
        raise InvalidInput(_("Wählen Sie einen Beschluss des Hauptausschusses."), "resolution")
    change = advance(urgent, State.TAKEN, resolution=resolution, taken_on=resolution.decided_on)
    announce(UrgentDecisionTaken(urgent.pk))
    record(take_by_committee, urgent, actor=actor, change=change)
    return urgent


@operation("execution.discard_urgent")
def discard_urgent(urgent: UrgentDecision, reason: str, *, actor: Any) -> UrgentDecision:
    """Discard a draft that is not needed any more.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    urgent = locked(urgent)
    require(may_control, actor, urgent)
    reason = reasoned(reason)
    change = advance(urgent, State.DISCARDED, outcome=reason)
    record(discard_urgent, urgent, actor=actor, change=change, reason=reason)
    return urgent


@operation("execution.submit_urgent")
def submit_urgent(urgent: UrgentDecision, meeting: Meeting, *, actor: Any) -> AgendaItem:
    """Submit a decision that was taken for approval, in the next meeting.

    Source: § 60 Abs. 1 GO NRW. Raises: NotAllowed, IllegalTransition, Conflict, RuleViolated.
    """
    urgent = locked(urgent)
    require(may_control, actor, urgent)
    if urgent.state != State.TAKEN:
        raise IllegalTransition(_("Vorgelegt wird, was getroffen und noch nicht genehmigt ist."))
    item = urgent.item
    if item is not None and item.state == AgendaItem.State.OPEN:
        raise Conflict(_("Die Entscheidung liegt schon vor: %(item)s.") % {"item": item})
    first = next_meeting(urgent)
    if meeting.organization_id != urgent.organization_id or (
        first is not None and local_day(meeting.starts_at) > local_day(first.starts_at)
    ):
        raise RuleViolated(
            _("Die Entscheidung ist in der nächsten Sitzung zur Genehmigung vorzulegen (§ 60 Abs. "
              "1 GO NRW): %(meeting)s.") % {"meeting": first or urgent.organization}
        )  # fmt: skip
    title = _("Genehmigung der Dringlichkeitsentscheidung: %(title)s") % {"title": urgent.title}
    item = add_item(meeting, title=title[:300], public=urgent.public, actor=actor)
    change = amend(urgent, item=item)
    record(submit_urgent, urgent, actor=actor, change=change)
    return item


def resettle(urgent: UrgentDecision, resolution: Resolution) -> Change:
    """Draw the consequence of the vote: approved or not."""
    if urgent.state != State.TAKEN:
        return {}
    approved = resolution.result == Resolution.Result.ADOPTED
    then = State.APPROVED if approved else State.REFUSED
    return advance(urgent, then, settled_on=resolution.decided_on)


@operation("execution.repeal_urgent")
def repeal_urgent(
    urgent: UrgentDecision,
    reason: str,
    *,
    actor: Any,
    rights_of_others: str = "",
    on: date | None = None,
) -> UrgentDecision:
    """Repeal a decision that was not approved; rights of others that arose stand against it.

    Source: § 60 Abs. 1 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    urgent = locked(urgent)
    require(may_control, actor, urgent)
    reason = reasoned(reason)
    if rights_of_others.strip():
        change = amend(urgent, rights_of_others=rights_of_others.strip(), outcome=reason)
    else:
        change = advance(
            urgent, State.REPEALED, settled_on=on or timezone.localdate(), outcome=reason
        )
    record(repeal_urgent, urgent, actor=actor, change=change, reason=reason)
    return urgent


@operation("execution.write_urgent_record")
def write_urgent_record(urgent: UrgentDecision, *, actor: Any) -> UrgentDecision:
    """Set the record of a decision that was taken as PDF; once only."""
    urgent = locked(urgent)
    require(may_follow, actor, urgent)
    if urgent.record_id:
        record(write_urgent_record, urgent, actor=actor, reason="die Urkunde liegt schon vor")
        return urgent
    content = urgent_record(urgent)
    file = store_file(f"dringlichkeitsentscheidung-{urgent.pk}.pdf", "application/pdf", content)
    change = amend(urgent, record=file)
    record(write_urgent_record, urgent, actor=actor, change=change | {"sha256": file.sha256})
    return urgent
