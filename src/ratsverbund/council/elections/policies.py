"""Who prepares, counts and carries out elections, and who forms a council."""

from typing import Any

from ratsverbund.council.elections.models import ChairTurn, Election
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.policies import may_keep_record, may_prepare
from ratsverbund.kernel.policies import YES, Verdict
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.organizations.policies import may_keep_organizations


def may_prepare_election(actor: Any, item: AgendaItem) -> Verdict:
    """Put an election under an item and enter proposals: whoever prepares the meeting."""
    return may_prepare(actor, item.meeting)


def may_count(actor: Any, election: Election) -> Verdict:
    """Record ballots and lots: whoever keeps the record of the meeting."""
    return may_keep_record(actor, election.item.meeting)


def may_seat(actor: Any, election: Election) -> Verdict:
    """Give those elected their seats and offices: whoever keeps the organizations."""
    return may_keep_organizations(actor, election)


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
