"""Who keeps the list of speakers."""

from typing import Any

from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.kernel.policies import Verdict


def may_keep_floor(actor: Any, item: Any) -> Verdict:
    """Keep the list of speakers and record motions: whoever keeps the record of the meeting."""
    return may_keep_record(actor, item.meeting)
