"""Who may fix dues."""

from typing import Any

from ratsverbund.kernel.policies import Verdict
from ratsverbund.network.members.models import Network, NetworkMember
from ratsverbund.network.members.policies import may_keep_members


def may_assess(actor: Any, subject: NetworkMember | Network) -> Verdict:
    """Assess dues, and keep scales and measures: the network's office."""
    return may_keep_members(
        actor, subject.network if isinstance(subject, NetworkMember) else subject
    )
