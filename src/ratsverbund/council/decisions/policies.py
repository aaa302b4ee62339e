"""Who may record votes and results."""

from typing import Any

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.kernel.policies import Verdict


def may_record_result(actor: Any, item: AgendaItem) -> Verdict:
    """Record a vote or another result: whoever keeps the record of the meeting."""
    return may_keep_record(actor, item.meeting)
