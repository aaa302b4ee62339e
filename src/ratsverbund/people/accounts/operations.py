"""Make accounts, give and end roles, lock somebody out, renew passwords."""

import secrets
from datetime import date, timedelta
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.accounts.events import RoleEnded, RoleGranted
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.accounts.policies import (
    Kind,
    may_administer,
    may_create_account,
    may_keep_own,
    may_manage_account,
)
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.persons.models import Person

# 18 random bytes make 24 signs: nobody guesses it, and it can be read out on the telephone.
PASSWORD_BYTES = 18
# Roles that cannot be held for one organization only.
WHOLE = (Kind.ADMINISTRATOR, Kind.MAYOR, Kind.NETWORK_OFFICE)


class AddressTaken(Conflict, InvalidInput):
    """Another account has this e-mail address."""


@operation("accounts.create_account")
def create_account(
    email: str, name: str, *, person: Person | None = None, actor: Any
) -> tuple[Account, str]:
    """Make an account with a random password that is shown once and kept nowhere.

    Raises: NotAllowed, InvalidInput, AddressTaken.
    """
    require(may_create_account, actor, None)
    address = checked_address(email)
    if not name.strip():
        raise InvalidInput(_("Bitte den Namen angeben, der auf den Seiten steht."), "name")
    account = Account(email=address, name=name.strip(), person=person)
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    account.set_password(password)
    account.save()
    record(create_account, account, actor=actor, change={"email": [None, address]})
    return account, password


@operation("accounts.update_account")
def update_account(
    account: Account, *, name: str, person: Person | None = None, actor: Any
) -> Account:
    """Change the name of an account, or the person it belongs to.

    Raises: NotAllowed, InvalidInput.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    require(may_manage_account, actor, account)
    if not name.strip():
        raise InvalidInput(_("Bitte den Namen angeben, der auf den Seiten steht."), "name")
    change = amend(account, name=name.strip(), person=person)
    record(update_account, account, actor=actor, change=change)
    return account


@operation("accounts.grant_role")
def grant_role(
    account: Account,
    kind: str,
    body: Body,
    *,
    organization: Organization | None = None,
    start: date,
    end: date | None = None,
    actor: Any,
) -> Role:
    """Give an account a role at a body, for a time, perhaps for one organization only.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_administer, actor, body)
    check_role(kind, body, organization, start, end)
    same = Role.objects.filter(account=account, kind=kind, body=body, organization=organization)
    same = same.filter(Q(end=None) | Q(end__gte=start))
    if (same.filter(start__lte=end) if end else same).exists():
        raise InvalidInput(
            _("{account} hat diese Rolle in dieser Zeit schon. Bitte sie zuerst beenden.").format(
                account=account
            ),
            "kind",
        )
    role = Role.objects.create(
        account=account, kind=kind, body=body, organization=organization, start=start, end=end
    )
    record(grant_role, role, actor=actor, change={"start": [None, start], "end": [None, end]})
    announce(RoleGranted(role.pk))
    return role


@operation("accounts.end_role")
def end_role(role: Role, *, end: date | None = None, actor: Any) -> Role:
    """Enter the last day of a role; without a day it is withdrawn at once.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    body = Body.objects.select_for_update().get(pk=role.body_id)
    role = (
        Role.objects.select_for_update(of=("self",))
        .select_related("account", "body")
        .get(pk=role.pk)
    )
    require(may_administer, actor, body)
    yesterday = timezone.localdate() - timedelta(days=1)
    if end and end < yesterday:
        raise InvalidInput(
            _("Eine Rolle endet nicht rückwirkend. Ohne Tag endet sie sofort."), "end"
        )
    last = max(end or yesterday, role.start - timedelta(days=1))
    if role.kind == Kind.ADMINISTRATOR:
        refuse_last_administrator(role.account, last, [body.pk])
    change = amend(role, end=last)
    record(end_role, role, actor=actor, change=change)
    announce(RoleEnded(role.pk))
    return role


@operation("accounts.deactivate_account")
def deactivate_account(account: Account, *, actor: Any) -> Account:
    """Lock an account: it cannot sign in, and open sessions end at once.

    Raises: NotAllowed, Conflict.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    require(may_manage_account, actor, account)
    today = timezone.localdate()
    held = Role.objects.on(today).filter(account=account, kind=Kind.ADMINISTRATOR)
    refuse_last_administrator(account, today, list(held.values_list("body", flat=True)))
    change = amend(account, is_active=False)
    record(deactivate_account, account, actor=actor, change=change)
    return account


@operation("accounts.activate_account")
def activate_account(account: Account, *, actor: Any) -> Account:
    """Open a locked account again.

    Raises: NotAllowed.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    require(may_manage_account, actor, account)
    change = amend(account, is_active=True)
    record(activate_account, account, actor=actor, change=change)
    return account


@operation("accounts.issue_password_link")
def issue_password_link(account: Account, *, actor: Any) -> str:
    """Make a link with which the person sets a new password, once and within three days.

    Raises: NotAllowed, Conflict.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    require(may_manage_account, actor, account)
    if not account.is_active:
        raise Conflict(_("Das Konto ist gesperrt. Bitte zuerst entsperren."))
    record(issue_password_link, account, actor=actor)
    key = default_token_generator.make_token(account)
    address = {"uidb36": user_pk_to_url_str(account), "key": key}
    return reverse("account_reset_password_from_key", kwargs=address)


@operation("accounts.set_density")
def set_density(account: Account, *, compact: bool, actor: Any) -> Account:
    """Choose the compact or the comfortable view for the own account.

    Raises: NotAllowed.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    require(may_keep_own, actor, account)
    change = amend(account, compact=compact)
    record(set_density, account, actor=actor, change=change)
    return account


def checked_address(email: str) -> str:
    """Return an e-mail address in small letters that no account has.

    Raises: InvalidInput, AddressTaken.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise InvalidInput(
            _("„{email}“ ist keine E-Mail-Adresse. Bitte prüfen.").format(email=email), "email"
        ) from error
    if Account.objects.filter(email__iexact=address).exists():
        raise AddressTaken(
            _("Für {email} gibt es schon ein Konto. Bitte diesem die Rolle geben.").format(
                email=address
            ),
            "email",
        )
    return address


def check_role(
    kind: str, body: Body, organization: Organization | None, start: date, end: date | None
) -> None:
    """Refuse a role that makes no sense there. Raises: InvalidInput."""
    if end and end < start:
        raise InvalidInput(_("Das Ende liegt vor dem Beginn. Bitte prüfen."), "end")
    if organization and organization.body_id != body.pk:
        raise InvalidInput(
            _("{name} ist kein Gremium von {body}. Bitte ein anderes wählen.").format(
                name=organization, body=body
            ),
            "organization",
        )
    if organization and kind in WHOLE:
        raise InvalidInput(
            _(
                "Die Rolle „{kind}“ gilt für die ganze Körperschaft. Bitte kein Gremium wählen "
                "oder eine andere Rolle."
            ).format(kind=Kind(kind).label),
            "organization",
        )
    if kind == Kind.NETWORK_OFFICE and body.kind != Body.Kind.NETWORK:
        raise InvalidInput(
            _("Eine Geschäftsstelle hat nur ein Netzwerk. Bitte eine andere Rolle wählen."), "kind"
        )


def refuse_last_administrator(account: Account, last: date, bodies: list[int]) -> None:
    """Refuse to leave a body without administration. Raises: Conflict."""
    day = max(last, timezone.localdate()) + timedelta(days=1)
    others = Role.objects.on(day).filter(
        kind=Kind.ADMINISTRATOR, body__in=bodies, organization=None, account__is_active=True
    )
    kept = set(others.exclude(account=account).values_list("body", flat=True))
    if left := Body.objects.filter(pk__in=set(bodies) - kept).first():
        raise Conflict(
            _("{body} hätte keine Administration mehr. Bitte zuerst eine weitere benennen.").format(
                body=left
            )
        )
