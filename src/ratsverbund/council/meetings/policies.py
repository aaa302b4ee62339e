"""Who may plan, convene and keep the record of a meeting."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.roles import KEEPERS, PREPARERS
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.policies import bodies_of, holds
from ratsverbund.people.organizations.models import Organization


def may_plan(actor: Any, subject: None = None) -> Verdict:
    """Plan a meeting of any organization: whoever prepares those of one."""
    return YES if bodies_of(actor, *PREPARERS) else not_preparing()


def may_prepare(actor: Any, subject: Meeting | Organization) -> Verdict:
    """Plan a meeting and its agenda: the clerk, the chair, the mayor's office."""
    organization = getattr(subject, "organization_id", None) or subject.pk
    if holds(actor, *PREPARERS, body=subject.body_id, organization=organization):
        return YES
    return not_preparing()


def not_preparing() -> Verdict:
    """Say who plans meetings."""
    return no(
        _(
            "Sitzungen planen Schriftführung, Vorsitz und Bürgermeisteramt. "
            "Bitten Sie die Schriftführung darum."
        )
    )


def may_convene(actor: Any, meeting: Meeting) -> Verdict:
    """Convene: the chair or the mayor; the clerk sends the invitation in their name."""
    return may_prepare(actor, meeting)


def may_keep_record(actor: Any, meeting: Meeting) -> Verdict:
    """Record attendance, exclusions and results: the clerk or the chair of this meeting."""
    if holds(actor, *KEEPERS, body=meeting.body_id, organization=meeting.organization_id):
        return YES
    return no(_("Das hält nur die Schriftführung oder der Vorsitz dieser Sitzung fest."))


def may_drop(actor: Any, paper: Paper) -> Verdict:
    """Take a withdrawn paper off all agendas: the house itself, once the paper is withdrawn."""
    return no(_("Das geschieht von selbst, sobald eine Vorlage zurückgezogen ist."))
