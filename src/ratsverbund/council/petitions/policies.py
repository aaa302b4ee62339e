"""Who may handle petitions, record their hearing, and see their persons."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.roles import KEEPERS
from ratsverbund.council.petitions.models import Hearing
from ratsverbund.council.petitions.roles import HANDLERS
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.policies import holds


def may_handle(actor: Any, subject: Any) -> Verdict:
    """Register, sort, forward and answer petitions: clerk and mayor's office of the body."""
    if holds(actor, *HANDLERS, body=subject.body_id):
        return YES
    return no(
        _(
            "Eingaben bearbeiten nur Schriftführung und Bürgermeisteramt, denn sie enthalten "
            "persönliche Angaben. Bitten Sie die Schriftführung darum."
        )
    )


def may_hear(actor: Any, hearing: Hearing) -> Verdict:
    """Record the hearing and the committee's outcome: clerk or chair of the committee."""
    if hearing.item is not None:
        meeting = hearing.item.meeting
        if holds(actor, *KEEPERS, body=meeting.body_id, organization=meeting.organization_id):
            return YES
    return no(_("Das hält nur die Schriftführung oder der Vorsitz des Ausschusses fest."))


def may_write(actor: Any, subject: Any) -> Verdict:
    """Set a letter that was ordered: the house itself, and whoever handles the petition."""
    return may_handle(actor, subject)
