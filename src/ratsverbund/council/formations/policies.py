"""Who forms a council, and who picks a chair."""

from typing import Any

from ratsverbund.council.formations.models import ChairTurn
from ratsverbund.kernel.policies import YES, Verdict
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.organizations.policies import may_keep_organizations


def may_form(actor: Any, subject: Any) -> Verdict:
    """Prepare the formation of a council: whoever keeps the organizations of the body."""
    return may_keep_organizations(actor, subject)


def may_pick(actor: Any, turn: ChairTurn) -> Verdict:
    """Pick a committee: the chair of the Fraktion whose turn it is, or the clerk for it."""
    own = any(
        role["organization"] == turn.faction_id and role["kind"] == Role.Kind.CHAIR
        for role in roles_of(actor)
    )
    return YES if own else may_form(actor, turn)
