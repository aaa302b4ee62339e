"""Who may record votes and results."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.meetings.policies import may_keep_record
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds
from ratsverbund.people.organizations.models import Organization


def may_record_result(actor: Any, item: AgendaItem) -> Verdict:
    """Record a vote or another result: whoever keeps the record of the meeting."""
    return may_keep_record(actor, item.meeting)


def may_set_system(actor: Any, organization: Organization) -> Verdict:
    """Name the voting system of an organization: the clerks and the administration of its body."""
    if holds(actor, Role.Kind.CLERK, Role.Kind.ADMINISTRATOR, body=organization.body_id):
        return YES
    return no(
        _(
            "Das Abstimmungssystem benennt die Schriftführung oder die Administration. "
            "Bitten Sie sie darum."
        )
    )


def may_carry_out(actor: Any, resolution: Resolution) -> bool:
    """Follow what becomes of a resolution: the clerks and the mayor's office of its body."""
    return holds(actor, Role.Kind.CLERK, Role.Kind.MAYOR, body=resolution.body_id)


def may_stand_against(actor: Any, resolution: Resolution) -> bool:
    """Object to a valid resolution (§ 54 GO NRW): the mayor's office of its body."""
    taken = resolution.result in (Resolution.Result.ADOPTED, Resolution.Result.REJECTED)
    mayor = holds(actor, Role.Kind.MAYOR, body=resolution.body_id)
    return mayor and taken and not resolution.superseded


def may_hide(actor: Any, paper: Paper) -> Verdict:
    """Take results offline: the house itself, once their paper is non-public."""
    return no(_("Das geschieht von selbst, sobald eine Vorlage nichtöffentlich ist."))
