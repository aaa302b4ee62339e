"""The beginning of an accession: a paper tied to a network, by recognition or by hand."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.papers.models import Paper, ProposedResolution
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.network.accessions.operations.authority import follow
from ratsverbund.network.accessions.policies import may_prepare
from ratsverbund.network.accessions.recognition import recognise
from ratsverbund.network.members.events import AccessionAmended, AccessionPrepared
from ratsverbund.network.members.models import Accession, Network, NetworkMember, RefusedAccession
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Office
from ratsverbund.people.persons.models import Person

State = Accession.State
OPEN = [State.PREPARED, State.AUTHORISED, State.DECLARED]


@operation("accessions.prepare_accession")
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
    """Tie a paper to the network its body wants to join; what is decided already counts at once.

    Raises: NotAllowed, Conflict, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=paper.body_id)
    require(may_prepare, actor, body)
    check_first(network, body)
    check_basis(paper, proposal, delegate_proposal, office, person)
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
    change |= follow(accession)
    record(prepare_accession, accession, actor=actor, change=change)
    announce(AccessionPrepared(accession.pk))
    return accession


def check_first(network: Network, body: Body) -> None:
    """Refuse a second accession, or one of a body that is a member. Raises: Conflict."""
    held = NetworkMember.objects.filter(network=network, body=body)
    today = timezone.localdate()
    if found := held.filter(Q(end=None) | Q(end__gte=today)).first():
        raise Conflict(
            _(
                "{body} ist seit {start:%d.%m.%Y} Mitglied im {titled}. Ein zweiter Beitritt "
                "ist nicht möglich."
            ).format(body=body, start=found.start, titled=network.titled)
        )
    running = Accession.objects.filter(network=network, body=body, state__in=OPEN)
    if begun := running.select_related("paper").first():
        raise Conflict(
            _(
                "{body} hat schon einen Beitritt zum {titled} im Stand „{state}“ (Vorlage "
                "{paper}). Führen Sie diesen fort oder ziehen Sie ihn zurück."
            ).format(
                body=body, titled=network.titled, state=begun.get_state_display(), paper=begun.paper
            )
        )


def check_basis(
    paper: Paper,
    proposal: ProposedResolution,
    delegate_proposal: ProposedResolution | None,
    office: Office | None,
    person: Person | None,
) -> None:
    """Refuse what does not belong to the paper, and two delegates at once. Raises: InvalidInput."""
    if office and person:
        raise InvalidInput(_("Die Vertretung ist entweder ein Amt oder eine Person."), "office")
    if proposal.paper_id != paper.pk:
        raise InvalidInput(
            _(
                "Der Beschlussvorschlag gehört zu einer anderen Vorlage. Wählen Sie einen "
                "dieser Vorlage."
            ),
            "proposal",
        )
    if delegate_proposal and delegate_proposal.paper_id != paper.pk:
        raise InvalidInput(
            _(
                "Der Beschlussvorschlag zur Vertretung gehört zu einer anderen Vorlage. "
                "Wählen Sie einen dieser Vorlage."
            ),
            "delegate_proposal",
        )
    if office and office.body_id != paper.body_id:
        raise InvalidInput(_("Dieses Amt gehört zu einer anderen Körperschaft."), "office")


@operation("accessions.propose_accession")
def propose_accession(paper: Paper, *, actor: Any) -> Accession | None:
    """Read from an imported paper that it is about joining a network, and prepare that.

    Until a clerk has looked at it, the accession says that it was only recognised. One that cannot
    begin, because the body is a member or on its way, is kept with its reason.
    """
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
        if not Accession.objects.filter(paper=paper).exists():
            why = {"network": found.network, "reason": str(conflict)}
            RefusedAccession.objects.update_or_create(paper=paper, defaults=why)
        record(propose_accession, paper, actor=actor, reason=str(conflict))
        return None
    change = amend(accession, recognised=True)
    reason = "im Text der Vorlage erkannt"
    record(propose_accession, accession, actor=actor, change=change, reason=reason)
    return accession


@operation("accessions.change_accession")
def change_accession(
    accession: Accession,
    proposal: ProposedResolution,
    *,
    actor: Any,
    delegate_proposal: ProposedResolution | None = None,
    office: Office | None = None,
    person: Person | None = None,
) -> Accession:
    """Say by hand what the paper decides; this also confirms what was recognised in it.

    What an organization has voted on stays. Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    require(may_prepare, actor, accession.body)
    unread = accession.recognised and accession.state == State.AUTHORISED
    if accession.state != State.PREPARED and not unread:
        raise IllegalTransition(
            _(
                "{accession} ist im Stand „{state}“; die Grundlage lässt sich nur bis zum "
                "letzten Beschluss ändern."
            ).format(accession=accession, state=accession.get_state_display())
        )
    if accession.paper is None:
        raise InvalidInput(_("Zu diesem Beitritt gibt es keine Vorlage."), "proposal")
    check_basis(accession.paper, proposal, delegate_proposal, office, person)
    if accession.resolution_id and proposal.pk != accession.proposal_id:
        raise InvalidInput(_("Über den Beitritt ist schon beschlossen."), "proposal")
    moved = (delegate_proposal and delegate_proposal.pk) != accession.delegate_proposal_id
    if accession.delegate_resolution_id and moved:
        raise InvalidInput(_("Über die Vertretung ist schon beschlossen."), "delegate_proposal")
    change = amend(
        accession,
        proposal=proposal,
        delegate_proposal=delegate_proposal,
        delegate_office=office,
        delegate_person=person,
        recognised=False,
    )
    change |= follow(accession)
    record(change_accession, accession, actor=actor, change=change)
    if unread and accession.state == State.AUTHORISED:
        announce(AccessionAmended(accession.pk))
    return accession


@operation("accessions.withdraw_accession")
def withdraw_accession(accession: Accession, reason: str, *, actor: Any) -> Accession:
    """Withdraw an accession before it is confirmed, with the reason."""
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    require(may_prepare, actor, accession.body)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Rücknahme."), "reason")
    change = advance(accession, State.WITHDRAWN, ended_reason=reason)
    record(withdraw_accession, accession, actor=actor, change=change, reason=reason)
    return accession


@operation("accessions.note_withdrawal")
def note_withdrawal(paper: Paper, *, actor: Any) -> Accession | None:
    """End the accession of a paper that was withdrawn before the declaration."""
    require(may_prepare, actor, paper.body)
    accession = (
        Accession.objects.select_for_update(of=("self",))
        .filter(paper=paper, state__in=[State.PREPARED, State.AUTHORISED])
        .first()
    )
    if accession is None:
        record(note_withdrawal, paper, actor=actor, reason="beendet keinen Beitritt")
        return None
    reason = f"Vorlage zurückgezogen: {paper.withdrawn_reason}"
    change = advance(accession, State.WITHDRAWN, ended_reason=reason)
    record(note_withdrawal, accession, actor=actor, change=change, reason=reason)
    return accession
