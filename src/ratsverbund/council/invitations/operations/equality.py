"""The equality officer's part in a paper: tagged, claimed, her opinion (§ 15 a HS)."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.invitations.models import EqualityMatter
from ratsverbund.council.invitations.policies import may_claim, may_tag
from ratsverbund.council.invitations.queries import involvement
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend


@operation("invitations.tag_paper")
def tag_paper(paper: Paper, tags: Sequence[str], *, actor: Any) -> EqualityMatter:
    """Say which of the equality officer's matters a paper touches. Raises: NotAllowed."""
    require(may_tag, actor, paper)
    matter = locked(paper)
    change = amend(matter, tags=sorted(set(tags)), changed_by_id=actor.pk)
    record(tag_paper, matter, actor=actor, change=change, basis=involvement(matter))
    return matter


@operation("invitations.claim_paper")
def claim_paper(paper: Paper, reason: str, *, actor: Any) -> EqualityMatter:
    """Let the equality officer take part in a paper of her own accord.

    Source: § 15 a Abs. 2 Hauptsatzung. Raises: NotAllowed, InvalidInput.
    """
    require(may_claim, actor, paper)
    if not reason.strip():
        raise InvalidInput(_("Schreiben Sie, was die Vorlage berührt."), "reason")
    matter = locked(paper)
    change = amend(
        matter, claimed_at=timezone.now(), claim_reason=reason.strip(), changed_by_id=actor.pk
    )
    record(
        claim_paper, matter, actor=actor, change=change, basis=involvement(matter), reason=reason
    )
    return matter


@operation("invitations.state_opinion")
def state_opinion(paper: Paper, statement: str, *, actor: Any) -> EqualityMatter:
    """Keep the equality officer's opinion on a paper.

    Source: § 15 a Abs. 1 Hauptsatzung. Raises: NotAllowed, InvalidInput.
    """
    require(may_claim, actor, paper)
    if not statement.strip():
        raise InvalidInput(_("Schreiben Sie die Stellungnahme."), "statement")
    matter = locked(paper)
    change = amend(matter, statement=statement.strip(), changed_by_id=actor.pk)
    record(state_opinion, matter, actor=actor, change=change, basis=involvement(matter))
    return matter


def locked(paper: Paper) -> EqualityMatter:
    """What was said about the paper, kept from being changed by others."""
    found = EqualityMatter.objects.select_for_update(of=("self",)).select_related("paper__body")
    return found.get_or_create(paper=paper)[0]
