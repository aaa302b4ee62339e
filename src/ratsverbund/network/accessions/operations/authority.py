"""The first fact of an accession: the council's resolutions give the authority."""

from typing import Any

from django.db.models import Q

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import Change, operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.network.accessions.policies import may_note
from ratsverbund.network.accessions.queries import Outcome, outcome_of
from ratsverbund.network.members.events import AccessionAuthorised
from ratsverbund.network.members.models import Accession

State = Accession.State


@operation("accessions.note_resolution")
def note_resolution(resolution: Resolution, *, actor: Any) -> Accession | None:
    """Take over what an organization resolved, or what a correction made of it.

    With the last resolution it needs, the accession is authorised; without one that it needed,
    it no longer is. Noting the same resolution again changes nothing.
    """
    require(may_note, actor, resolution)
    accession = resting_on(resolution)
    if accession is None:
        record(note_resolution, resolution, actor=actor, reason="betrifft keinen Beitritt")
        return None
    change = follow(accession)
    record(note_resolution, accession, actor=actor, change=change, reason=str(resolution))
    return accession


def resting_on(resolution: Resolution) -> Accession | None:
    """Lock the latest accession that rests on the proposal a resolution decided."""
    proposal = resolution.consultation.proposal_id if resolution.consultation else None
    if proposal is None:
        return None
    return (
        Accession.objects.select_for_update(of=("self",))
        .filter(Q(proposal=proposal) | Q(delegate_proposal=proposal))
        .exclude(state=State.WITHDRAWN)
        .order_by("-pk")
        .first()
    )


def follow(accession: Accession) -> Change:
    """Bring evidence and state of a locked accession to what the organizations resolved."""
    own = outcome_of(accession.proposal_id)
    named = outcome_of(accession.delegate_proposal_id)
    if accession.state == State.CONFIRMED:
        # A member stays one; the corrected vote stands as evidence for everyone to see.
        latest = {"resolution": own.latest, "delegate_resolution": named.latest}
        return amend(accession, **latest)
    refused_before = accession.state == State.REJECTED and accession.resolution_id is None
    change = amend(accession, resolution=own.adopted, delegate_resolution=named.adopted)
    if own.rejected and accession.state != State.REJECTED:
        refusal = own.rejected
        reason = f"abgelehnt durch {refusal.organization} am {refusal.decided_on:%d.%m.%Y}"
        return change | advance(accession, State.REJECTED, ended_reason=reason)
    if own.adopted and refused_before and not overtaken(accession):
        change |= advance(accession, State.PREPARED, ended_reason="")
    return change | settle(accession, own, named)


def settle(accession: Accession, own: Outcome, named: Outcome) -> Change:
    """Authorise what is complete; take back an authority that is complete no longer."""
    needed = [own] + ([named] if accession.delegate_proposal_id else [])
    days = [outcome.adopted.decided_on for outcome in needed if outcome.adopted]
    complete = len(days) == len(needed)
    if complete and accession.state == State.PREPARED:
        announce(AccessionAuthorised(accession.pk))
        return advance(accession, State.AUTHORISED, authorised_on=max(days))
    if not complete and accession.state in (State.AUTHORISED, State.DECLARED):
        return advance(
            accession,
            State.PREPARED,
            authorised_on=None,
            declared_on=None,
            signed_by="",
            signed_declaration=None,
        )
    return {}


def overtaken(accession: Accession) -> bool:
    """Say whether a later accession of the same body is under way or was confirmed."""
    later = Accession.objects.filter(network=accession.network_id, body=accession.body_id)
    return later.filter(pk__gt=accession.pk).exclude(state__in=["rejected", "withdrawn"]).exists()
