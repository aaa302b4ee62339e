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
    "may_renew_password",
    "roles_of",
]

Kind = Role.Kind


def may_create_account(actor: Any, subject: Any = None) -> Verdict:
    """Every administration creates accounts; only roles say what they may do."""
    if bodies_held(actor, Kind.ADMINISTRATOR):
        return YES
    return no(_("Konten legt nur eine Administration an. Bitten Sie sie darum."))


def places_of(subject: Account) -> set[int]:
    """The bodies an account ever had a role at, and the one that entered it."""
    entered = {subject.body_id} if subject.body_id else set()
    return entered | {role["body"] for role in held(subject)}


def may_manage_account(actor: Any, subject: Account) -> Verdict:
    """Rename or lock an account: who administers every body it holds a role at, or once did."""
    today = timezone.localdate().isoformat()
    running = {
        role["body"] for role in held(subject) if role["end"] is None or today <= role["end"]
    }
    if administers_all(actor, running or places_of(subject)):
        return YES
    return no(
        _(
            "Dieses Konto hat Rollen bei einer Körperschaft, die Sie nicht verwalten. "
            "Beenden Sie die Rollen bei Ihrer eigenen; das Übrige tut die andere Administration."
        )
    )


def may_renew_password(actor: Any, subject: Account) -> Verdict:
    """Renew the password of an account: who administers every body it ever belonged to.

    Otherwise the administration of one town could take over an account of another.
    """
    if administers_all(actor, places_of(subject)):
        return YES
    return no(
        _(
            "Dieses Konto gehörte auch zu einer Körperschaft, die Sie nicht verwalten. Ein neues "
            "Passwort setzt die Person selbst, mit „Passwort vergessen“ bei der Anmeldung."
        )
    )


def administers_all(actor: Any, bodies: set[int]) -> bool:
    """Say whether there are such bodies and the actor administers each of them."""
    return bool(bodies) and bodies.issubset(bodies_held(actor, Kind.ADMINISTRATOR))


def may_keep_own(actor: Any, subject: Account) -> Verdict:
    """Change the own settings."""
    if actor.is_authenticated and actor.pk == subject.pk:
        return YES
    return no(_("Einstellungen ändert jede Person nur für sich selbst."))
