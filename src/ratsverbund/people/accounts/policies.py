"""Who may create accounts, give roles and lock somebody out."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import YES, Verdict, no
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.bodies.policies import may_administer
from ratsverbund.people.bodies.roles import bodies_held, bodies_of, held, holds, roles_of

__all__ = [
    "Kind",
    "bodies_held",
    "bodies_of",
    "held",
    "holds",
    "may_administer",
    "may_create_account",
    "may_keep_own",
    "may_manage_account",
    "may_see_account",
    "roles_of",
]

Kind = Role.Kind


def may_create_account(actor: Any, subject: Any = None) -> Verdict:
    """Every administration creates accounts; only roles say what they may do."""
    if bodies_held(actor, Kind.ADMINISTRATOR):
        return YES
    return no(_("Konten legt nur eine Administration an. Bitten Sie sie darum."))


def may_see_account(actor: Any, subject: Account) -> Verdict:
    """See an account: who administers one of its bodies, or any body while it has no role."""
    mine, its = set(bodies_held(actor, Kind.ADMINISTRATOR)), bodies_of(subject)
    if mine and (not its or mine.intersection(its)):
        return YES
    return no(_("Dieses Konto gehört zu keiner Körperschaft, die Sie verwalten."))


def may_manage_account(actor: Any, subject: Account) -> Verdict:
    """Lock an account or renew its password: who administers every body it holds a role at.

    Otherwise the administration of one town could take over an account of another.
    """
    today = timezone.localdate().isoformat()
    its = {role["body"] for role in held(subject) if role["end"] is None or today <= role["end"]}
    mine = set(bodies_held(actor, Kind.ADMINISTRATOR))
    if mine and mine.issuperset(its):
        return YES
    return no(
        _(
            "Dieses Konto hat Rollen bei einer Körperschaft, die Sie nicht verwalten. "
            "Beenden Sie die Rollen bei Ihrer eigenen; das Übrige tut die andere Administration."
        )
    )


def may_keep_own(actor: Any, subject: Account) -> Verdict:
    """Change the own settings."""
    if actor.is_authenticated and actor.pk == subject.pk:
        return YES
    return no(_("Einstellungen ändert jede Person nur für sich selbst."))
