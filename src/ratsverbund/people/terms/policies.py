"""Who may enter departures, successors and changes of Fraktionen."""

from typing import Any

from ratsverbund.kernel.policies import Verdict
from ratsverbund.people.mandates.policies import may_change_mandates


def may_keep_reserve(actor: Any, subject: Any) -> Verdict:
    """Keep the reserve lists: who changes the mandates of the body."""
    return may_change_mandates(actor, subject)
