"""Who prepares, counts and carries out elections."""

from typing import Any

from ratsverbund.council.elections.models import Election
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.policies import may_keep_record, may_prepare
from ratsverbund.kernel.policies import Verdict
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
