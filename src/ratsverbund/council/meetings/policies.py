"""Who may plan, convene and keep the record of a meeting."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.roles import KEEPERS, PREPARERS
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import bodies_of, holds, roles_of
from ratsverbund.people.organizations.models import Organization


def may_plan(actor: Any, subject: None = None) -> Verdict:
    """Plan a meeting of any organization: whoever prepares those of one."""
    return YES if bodies_of(actor, *PREPARERS) else not_preparing()


def may_prepare(actor: Any, subject: Meeting | Organization) -> Verdict:
    """Plan a meeting and its agenda: the clerk, the chair, the mayor's office."""
    organization = getattr(subject, "organization_id", None) or subject.pk
    if of_faction(subject) and not sits_there(actor, organization):
        return no(_("Fraktionssitzungen plant nur die Fraktion selbst."))
    if holds(actor, *PREPARERS, body=subject.body_id, organization=organization):
        return YES
    return not_preparing()


def of_faction(subject: Meeting | Organization) -> bool:
    """Say whether a meeting or organization is a Fraktion's."""
    if isinstance(subject, Meeting):
        return subject.kind == Meeting.Kind.FACTION
    return subject.organization_type == Organization.Type.FACTION


def sits_there(actor: Any, organization: int) -> bool:
    """Say whether one of the actor's roles is for this very organization."""
    return any(role["organization"] == organization for role in roles_of(actor))


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


def may_tell(actor: Any, meeting: Meeting) -> bool:
    """Tell the press of a council's session: the clerks and the mayor's office."""
    council = meeting.organization.organization_type == Organization.Type.COUNCIL
    return council and holds(actor, Role.Kind.CLERK, Role.Kind.MAYOR, body=meeting.body_id)


def may_keep_record(actor: Any, meeting: Meeting) -> Verdict:
    """Record attendance, exclusions and results: the clerk or the chair of this meeting."""
    if of_faction(meeting) and not sits_there(actor, meeting.organization_id):
        return no(_("Das hält nur die Fraktion selbst fest."))
    if holds(actor, *KEEPERS, body=meeting.body_id, organization=meeting.organization_id):
        return YES
    return no(_("Das hält nur die Schriftführung oder der Vorsitz dieser Sitzung fest."))
