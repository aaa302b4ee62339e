"""Decisions that cannot wait: signed by both, approved afterwards, perhaps repealed."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.urgent_decision import (
    RepealFacts,
    UrgencyFacts,
    urgent_decision,
    urgent_repeal,
)
from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.events import UrgentDecisionTaken
from ratsverbund.council.execution.models import UrgentDecision
from ratsverbund.council.execution.operations.parts import reasoned
from ratsverbund.council.execution.policies import (
    may_control,
    may_cosign,
    may_follow,
    may_object,
)
from ratsverbund.council.execution.queries import next_meeting, repealing
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import Change, operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization

State = UrgentDecision.State


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
    own_committee_in_time: bool = False,
    public: bool = False,
) -> UrgentDecision:
    """Draft a decision that cannot wait; the law says who takes it, or that it must wait.

    In a committee's matter only that committee counts; council and main committee do not.
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
    facts = UrgencyFacts(council_in_time, committee_in_time, grave_disadvantage)
    if organization.organization_type != Organization.Type.COUNCIL:
        facts = UrgencyFacts(committee_matter=True, own_committee_in_time=own_committee_in_time)
    decision = urgent_decision(law_of(organization.body, timezone.localdate()), facts)
    if decision.settled in ("council", "committee"):
        raise RuleViolated(
            _("Diese Sache wartet auf: %(name)s (%(citation)s). %(why)s")
            % {"name": organization, "citation": decision.citation,
               "why": decision.reasons[0].says}
        )  # fmt: skip
    urgent.who, urgent.basis = decision.settled, decision.as_json()
    urgent.save()
    record(draft_urgent, urgent, actor=actor, basis=decision, reason=urgent.reason)
    return urgent


def locked(urgent: UrgentDecision) -> UrgentDecision:
    """The decision, kept from being changed by others."""
    found = UrgentDecision.objects.select_for_update(of=("self",))
    return found.select_related(
        "body", "organization", "mayor", "member", "resolution__organization"
    ).get(pk=urgent.pk)


def expect_draft(urgent: UrgentDecision, *, two_sign: bool) -> None:
    """Take only a draft, and the way the law named. Raises: IllegalTransition."""
    if urgent.state != State.DRAFT or urgent.two_sign != two_sign:
        raise IllegalTransition(
            _("Die Entscheidung ist %(state)s und wird getroffen von: %(who)s. Laden Sie die Seite "
              "neu.") % {"state": urgent.get_state_display(), "who": urgent.get_who_display()}
        )  # fmt: skip


@operation("execution.sign_urgent")
def sign_urgent(urgent: UrgentDecision, *, actor: Any) -> UrgentDecision:
    """Sign as the mayor; the decision is taken once a council member has signed too.

    A person signs, not an office: only so two persons can be told from one with two accounts.
    Source: § 60 GO NRW. Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    urgent = locked(urgent)
    require(may_object, actor, urgent)
    expect_draft(urgent, two_sign=True)
    if urgent.mayor_signed_at:
        raise Conflict(_("Das Bürgermeisteramt hat schon unterzeichnet. Laden Sie die Seite neu."))
    person = getattr(actor, "person", None)
    if person is None:
        raise InvalidInput(
            _("Ihr Konto gehört zu keiner Person; es muss feststehen, wer unterzeichnet. Bitten "
              "Sie die Administration, das Konto mit Ihrer Person zu verbinden.")
        )  # fmt: skip
    expect_two(person.pk, urgent.member_id)
    change = amend(
        urgent, mayor=person, mayor_name=str(person)[:200], mayor_signed_at=timezone.now()
    )
    change |= take_if_signed(urgent)
    record(sign_urgent, urgent, actor=actor, change=change)
    return urgent


@operation("execution.cosign_urgent")
def cosign_urgent(urgent: UrgentDecision, *, actor: Any) -> UrgentDecision:
    """Sign as a member of the council; in a committee's matter as one of its members too.

    Source: § 60 GO NRW. Raises: NotAllowed, IllegalTransition, Conflict, RuleViolated.
    """
    urgent = locked(urgent)
    require(may_cosign, actor, urgent)
    expect_draft(urgent, two_sign=True)
    if urgent.member_signed_at:
        raise Conflict(_("Ein Ratsmitglied hat schon mitunterzeichnet. Laden Sie die Seite neu."))
    expect_two(actor.person_id, urgent.mayor_id)
    change = amend(urgent, member=actor.person, member_signed_at=timezone.now())
    change |= take_if_signed(urgent)
    record(cosign_urgent, urgent, actor=actor, change=change)
    return urgent


def expect_two(person: int, other: int | None) -> None:
    """Insist on two persons, whatever their accounts are called. Raises: RuleViolated."""
    if person == other:
        raise RuleViolated(_("Es müssen zwei verschiedene Personen unterzeichnen (§ 60 GO NRW)."))


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
    expect_draft(urgent, two_sign=False)
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

    In a committee's matter that is the committee's next meeting.
    Source: § 60 Abs. 1 und 2 GO NRW.
    Raises: NotAllowed, IllegalTransition, Conflict, RuleViolated.
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
            _("Die Entscheidung ist in der nächsten Sitzung des Gremiums zur Genehmigung "
              "vorzulegen (§ 60 GO NRW): %(meeting)s.") % {"meeting": first or urgent.organization}
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
    resolution: Resolution | None = None,
    rights_of_others: str = "",
) -> UrgentDecision:
    """Repeal a decision that was not approved, by the resolution of the body it stood in for.

    Rights of others that arose stand against it; that is recorded instead.
    Source: § 60 Abs. 1 und 2 GO NRW, institution `urgent_repeal`.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated, LawUnknown.
    """
    urgent = locked(urgent)
    require(may_control, actor, urgent)
    reason, rights = reasoned(reason), rights_of_others.strip()
    check_repealing(urgent, resolution)
    decision = urgent_repeal(
        law_of(urgent.body, timezone.localdate()), RepealFacts(resolution is not None, bool(rights))
    )
    if rights:
        change = amend(urgent, rights_of_others=rights, outcome=reason)
    elif resolution is None or not decision.settled:
        raise RuleViolated(f"{decision.reasons[0].says} ({decision.citation})")
    else:
        change = advance(
            urgent, State.REPEALED, settled_on=resolution.decided_on, outcome=reason,
            repealed_by=resolution,
        )  # fmt: skip
    record(repeal_urgent, urgent, actor=actor, change=change, basis=decision, reason=reason)
    return urgent


def check_repealing(urgent: UrgentDecision, resolution: Resolution | None) -> None:
    """Insist on an adopted resolution of the same body, taken since. Raises: InvalidInput."""
    if resolution is not None and not repealing(urgent).filter(pk=resolution.pk).exists():
        raise InvalidInput(
            _("Wählen Sie einen angenommenen Beschluss, mit dem %(name)s die Entscheidung "
              "aufgehoben hat.") % {"name": urgent.organization}, "resolution",
        )  # fmt: skip


@operation("execution.write_urgent_record")
def write_urgent_record(urgent: UrgentDecision, content: bytes, *, actor: Any) -> UrgentDecision:
    """Keep the record of a decision that was taken, set as PDF beforehand; once only."""
    urgent = locked(urgent)
    require(may_follow, actor, urgent)
    if urgent.record_id:
        record(write_urgent_record, urgent, actor=actor, reason="die Urkunde liegt schon vor")
        return urgent
    file = store_file(f"dringlichkeitsentscheidung-{urgent.pk}.pdf", "application/pdf", content)
    change = amend(urgent, record=file)
    record(write_urgent_record, urgent, actor=actor, change=change | {"sha256": file.sha256})
    return urgent
