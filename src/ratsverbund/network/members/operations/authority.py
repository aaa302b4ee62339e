"""The first fact of an accession: the council's resolutions give the authority."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.papers.models import Paper, ProposedResolution
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import Change, operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.network.members.events import AccessionAuthorised, AccessionPrepared
from ratsverbund.network.members.models import Accession, Network, NetworkMember
from ratsverbund.network.members.policies import may_prepare
from ratsverbund.network.members.queries import accession_of
from ratsverbund.network.members.recognition import recognise
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Office
from ratsverbund.people.persons.models import Person

State = Accession.State


@operation("members.prepare_accession")
def prepare_accession(
    network: Network,
    paper: Paper,
    proposal: ProposedResolution,
    *,
    actor: Any,
    delegate_proposal: ProposedResolution | None = None,
    office: Office | None = None,
    person: Person | None = None,
) -> Accession:
    """Tie a paper to the network its body wants to join.

    Raises: NotAllowed, Conflict, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=paper.body_id)
    require(may_prepare, actor, body)
    check_first(network, body)
    if office and person:
        raise InvalidInput("Die Vertretung ist entweder ein Amt oder eine Person.", "office")
    accession = Accession.objects.create(
        network=network,
        body=body,
        paper=paper,
        proposal=proposal,
        delegate_proposal=delegate_proposal,
        delegate_office=office,
        delegate_person=person,
        billing_address=body.address,
    )
    change = {"network": network.pk, "paper": paper.pk, "proposal": proposal.pk}
    record(prepare_accession, accession, actor=actor, change=change)
    announce(AccessionPrepared(accession.pk))
    return accession


def check_first(network: Network, body: Body) -> None:
    """Refuse a second accession, or one of a body that is a member. Raises: Conflict."""
    member = NetworkMember.objects.on(timezone.localdate()).filter(network=network, body=body)
    if found := member.first():
        raise Conflict(
            f"{body} ist seit {found.start:%d.%m.%Y} Mitglied im Netzwerk {network}. "
            "Ein zweiter Beitritt ist nicht möglich."
        )
    running = Accession.objects.filter(
        network=network, body=body, state__in=[State.PREPARED, State.AUTHORISED, State.DECLARED]
    )
    if found := running.select_related("paper").first():
        raise Conflict(
            f"{body} hat schon einen Beitritt zum Netzwerk {network} im Stand "
            f"„{found.get_state_display()}“ (Vorlage {found.paper}). Führen Sie diesen fort "
            "oder ziehen Sie ihn zurück."
        )


@operation("members.propose_accession")
def propose_accession(paper: Paper, *, actor: Any) -> Accession | None:
    """Read from an imported paper that it is about joining a network, and prepare that."""
    networks = Network.objects.select_related("body")
    found = recognise(paper, networks, Office.objects.filter(body=paper.body_id))
    if found is None:
        record(propose_accession, paper, actor=actor, reason="kein Beitritt erkannt")
        return None
    try:
        accession = prepare_accession(
            found.network,
            paper,
            found.proposal,
            actor=actor,
            delegate_proposal=found.delegate_proposal,
            office=found.office,
        )
    except Conflict as conflict:
        record(propose_accession, paper, actor=actor, reason=str(conflict))
        return None
    record(propose_accession, accession, actor=actor, reason="im Text der Vorlage erkannt")
    return accession


@operation("members.note_resolution")
def note_resolution(resolution: Resolution, *, actor: Any) -> Accession | None:
    """Note an adopted resolution as authority; with the last one the accession is authorised."""
    proposal = resolution.consultation.proposal_id if resolution.consultation else None
    accession = accession_of(proposal)
    if accession is None:
        record(note_resolution, resolution, actor=actor, reason="betrifft keinen Beitritt")
        return None
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    change = {}
    if proposal == accession.proposal_id:
        change |= amend(accession, resolution=resolution)
    if proposal == accession.delegate_proposal_id:
        change |= amend(accession, delegate_resolution=resolution)
    if complete(accession):
        change |= advance(accession, State.AUTHORISED, authorised_on=resolution.decided_on)
        announce(AccessionAuthorised(accession.pk))
    record(note_resolution, accession, actor=actor, change=change)
    return accession


def complete(accession: Accession) -> bool:
    """Say whether every resolution the accession rests on is adopted."""
    named = accession.delegate_proposal_id is None or accession.delegate_resolution_id is not None
    return accession.resolution_id is not None and named


@operation("members.note_rejection")
def note_rejection(resolution: Resolution, *, actor: Any) -> Accession | None:
    """End an accession whose own proposal was rejected; a refused delegate leaves it open."""
    proposal = resolution.consultation.proposal_id if resolution.consultation else None
    accession = accession_of(proposal)
    if accession is None or proposal != accession.proposal_id:
        record(note_rejection, resolution, actor=actor, reason="beendet keinen Beitritt")
        return None
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    reason = f"abgelehnt durch {resolution.organization} am {resolution.decided_on:%d.%m.%Y}"
    change = advance(accession, State.REJECTED, ended_reason=reason)
    record(note_rejection, accession, actor=actor, change=change, reason=reason)
    return accession


@operation("members.note_correction")
def note_correction(resolution: Resolution, *, actor: Any) -> Accession | None:
    """Follow a corrected vote: the evidence changes, and the state where the result turned."""
    accession = resting_on(resolution)
    if accession is None:
        record(note_correction, resolution, actor=actor, reason="betrifft keinen Beitritt")
        return None
    own = accession.proposal_id == resolution.consultation.proposal_id
    adopted = resolution.result == Resolution.Result.ADOPTED
    evidence = "resolution" if own else "delegate_resolution"
    change = amend(accession, **{evidence: resolution if adopted else None})
    if adopted and own and accession.state == State.REJECTED:
        change |= advance(accession, State.PREPARED, ended_reason="")
    if adopted and accession.state == State.PREPARED and complete(accession):
        change |= advance(accession, State.AUTHORISED, authorised_on=resolution.decided_on)
        announce(AccessionAuthorised(accession.pk))
    if not adopted and accession.state in (State.PREPARED, State.AUTHORISED, State.DECLARED):
        change |= undo_authority(accession, own)
    record(note_correction, accession, actor=actor, change=change)
    return accession


def resting_on(resolution: Resolution) -> Accession | None:
    """Lock the latest accession that rests on the proposal a resolution decided."""
    proposal = resolution.consultation.proposal_id if resolution.consultation else None
    if proposal is None:
        return None
    return (
        Accession.objects.select_for_update(of=("self",))
        .filter(Q(proposal=proposal) | Q(delegate_proposal=proposal))
        .order_by("-pk")
        .first()
    )


def undo_authority(accession: Accession, own: bool) -> Change:
    """Take back what a corrected vote no longer carries."""
    if own:
        reason = "nach Berichtigung der Abstimmung abgelehnt"
        return advance(accession, State.REJECTED, ended_reason=reason)
    if accession.state == State.AUTHORISED:
        return advance(accession, State.PREPARED, authorised_on=None)
    return {}


@operation("members.withdraw_accession")
def withdraw_accession(accession: Accession, reason: str, *, actor: Any) -> Accession:
    """Withdraw an accession before it is confirmed, with the reason."""
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    require(may_prepare, actor, accession.body)
    if not reason.strip():
        raise InvalidInput("Nennen Sie den Grund der Rücknahme.", "reason")
    change = advance(accession, State.WITHDRAWN, ended_reason=reason)
    record(withdraw_accession, accession, actor=actor, change=change, reason=reason)
    return accession
