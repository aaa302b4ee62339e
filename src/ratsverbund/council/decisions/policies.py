"""Who may record votes and results."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.policies import Verdict, no


def may_record_result(actor: Any, item: AgendaItem) -> Verdict:
    """Record a vote or another result: whoever keeps the record of the meeting."""
    return may_keep_record(actor, item.meeting)


def may_hide(actor: Any, paper: Paper) -> Verdict:
    """Take results offline: the house itself, once their paper is non-public."""
    return no(_("Das geschieht von selbst, sobald eine Vorlage nichtöffentlich ist."))
