"""Who may send word not to come."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.sittings.models import Absence
from ratsverbund.kernel.policies import YES, Verdict, no


def may_tell_absence(actor: Any, absence: Absence) -> Verdict:
    """Send word not to come, and take it back: only the person it is about."""
    if getattr(actor, "person_id", None) == absence.person_id:
        return YES
    return no(_("Absagen kann nur die Person selbst. Melden Sie sich mit Ihrem Konto an."))
