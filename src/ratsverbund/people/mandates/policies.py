"""Who may import seats and offices and change them during a term."""

from typing import Any

from ratsverbund.kernel.policies import Verdict
from ratsverbund.people.organizations.policies import may_keep_organizations


def may_change_mandates(actor: Any, subject: Any) -> Verdict:
    """Change seats and offices together: who keeps the organizations of the body."""
    return may_keep_organizations(actor, subject)
