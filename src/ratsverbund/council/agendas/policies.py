"""Who may build an agenda, release it, and decide on requests for items."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Role
from ratsverbund.people.accounts.policies import holds
from ratsverbund.people.bodies.models import Body


def may_release(actor: Any, subject: tuple[Meeting, frozenset[int]]) -> Verdict:
    """Release an agenda: whoever prepares meetings of this body, but did not build this one."""
    meeting, builders = subject
    verdict = may_prepare(actor, meeting)
    if not verdict or actor.pk is None or actor.pk not in builders:
        return verdict
    return no(
        _(
            "Sie haben diese Tagesordnung selbst mit erstellt. Freigeben muss sie eine zweite "
            "Person: bitten Sie Vorsitz, Bürgermeisteramt oder eine Kollegin darum."
        )
    )


def may_waive(actor: Any, body: Body) -> Verdict:
    """Do without the second person: the mayor's office or the administration of the body."""
    if holds(actor, Role.Kind.MAYOR, Role.Kind.ADMINISTRATOR, body=body.pk):
        return YES
    return no(
        _(
            "Über den Verzicht auf die zweite Person entscheiden Bürgermeisteramt oder "
            "Administration. Bitten Sie dort darum."
        )
    )


def may_drop(actor: Any, paper: Paper) -> Verdict:
    """Take a withdrawn paper off all agendas: the house itself, once the paper is withdrawn."""
    return no(_("Das geschieht von selbst, sobald eine Vorlage zurückgezogen ist."))
