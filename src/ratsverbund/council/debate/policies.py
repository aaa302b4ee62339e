"""Who keeps the list of speakers."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.kernel.policies import Verdict, no


def may_keep_floor(actor: Any, item: Any) -> Verdict:
    """Keep the list of speakers and record motions: whoever keeps the record of the meeting."""
    return may_keep_record(actor, item.meeting)


def may_forget(actor: Any, speech: Any) -> Verdict:
    """Take a citizen's name off the list of speakers: the house itself."""
    return no(_("Das geschieht von selbst, wenn eine Eingabe anonymisiert wird."))
