"""Who may claim, who decides, and who sees what somebody is paid."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.council.allowances.roles import KEEPERS
from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.policies import bodies_of, holds
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization


def may_keep(actor: Any, subject: Body | Organization) -> Verdict:
    """Fix amounts and record meetings of a Fraktion: the clerk and the administration."""
    if holds(actor, *KEEPERS, body=subject.body_id):
        return YES
    return no(_("Entschädigungen bearbeiten nur Schriftführung und Administration."))


def is_own(actor: Any, claim: LossClaim) -> bool:
    """Say whether a claim is the actor's own."""
    return claim.person_id == getattr(actor, "person_id", None)


def may_claim(actor: Any, claim: LossClaim) -> Verdict:
    """Submit a claim: everyone for themselves, the clerk for who hands in paper."""
    own = is_own(actor, claim) and claim.body_id in bodies_of(actor)
    if own or holds(actor, *KEEPERS, body=claim.body_id):
        return YES
    return no(
        _(
            "Anträge stellt jede Person für sich selbst. Ist Ihr Konto keiner Person zugeordnet, "
            "bitten Sie die Administration darum."
        )
    )


def may_settle(actor: Any, claim: LossClaim) -> Verdict:
    """Decide a claim: the clerk and the administration, but nobody on their own."""
    if is_own(actor, claim):
        return no(_("Über den eigenen Antrag entscheidet jemand anderes."))
    if holds(actor, *KEEPERS, body=claim.body_id):
        return YES
    return no(_("Über Anträge entscheiden nur Schriftführung und Administration."))
