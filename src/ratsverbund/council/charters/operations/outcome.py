"""Follow what the council resolved on the paper of an amendment."""

from typing import Any

from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.charters.operations.drafting import lock
from ratsverbund.council.charters.policies import may_note
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.kernel.operations import Change, operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend

State = CharterAmendment.State
UNDECIDED = (State.SUBMITTED, State.REJECTED)
REVOCABLE = (State.SUBMITTED, State.ADOPTED, State.ORDERED)


@operation("charters.note_resolution")
def note_resolution(
    amendment: CharterAmendment, resolution: Resolution, *, actor: Any
) -> CharterAmendment:
    """Take over that the council adopted an amendment; noting it again changes nothing.

    A resolution that a correction has replaced meanwhile counts for nothing.
    """
    amendment = lock(amendment)
    require(may_note, actor, amendment)
    resolution.refresh_from_db()
    change: Change = {}
    if resolution.superseded or amendment.state == State.WITHDRAWN:
        pass
    elif amendment.state in UNDECIDED:
        change = advance(
            amendment,
            State.ADOPTED,
            resolution=resolution,
            adopted_on=resolution.decided_on,
            ended_reason="",
        )
    else:
        change = amend(amendment, resolution=resolution, adopted_on=resolution.decided_on)
    record(note_resolution, amendment, actor=actor, change=change, reason=str(resolution))
    return amendment


@operation("charters.note_rejection")
def note_rejection(
    amendment: CharterAmendment, resolution: Resolution, *, actor: Any
) -> CharterAmendment:
    """Take over that the council refused an amendment, or that a correction says so.

    What is in force stays in force; the corrected vote then stands beside it as evidence.
    """
    amendment = lock(amendment)
    require(may_note, actor, amendment)
    resolution.refresh_from_db()
    change: Change = {}
    if resolution.superseded or amendment.state == State.WITHDRAWN:
        pass
    elif amendment.state in REVOCABLE:
        change = advance(
            amendment,
            State.REJECTED,
            resolution=resolution,
            adopted_on=None,
            signed_on=None,
            order_basis=None,
            ended_reason=f"{resolution.label} am {resolution.decided_on:%d.%m.%Y}",
        )
    else:
        change = amend(amendment, resolution=resolution)
    record(note_rejection, amendment, actor=actor, change=change, reason=str(resolution))
    return amendment


@operation("charters.note_withdrawal")
def note_withdrawal(amendment: CharterAmendment, *, actor: Any) -> CharterAmendment:
    """End an amendment whose paper was withdrawn; noting it again changes nothing."""
    amendment = lock(amendment)
    require(may_note, actor, amendment)
    change: Change = {}
    if amendment.state == State.SUBMITTED and amendment.paper is not None:
        reason = amendment.paper.withdrawn_reason
        change = advance(amendment, State.WITHDRAWN, ended_reason=reason)
    record(note_withdrawal, amendment, actor=actor, change=change)
    return amendment
