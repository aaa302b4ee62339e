"""Make accounts, lock somebody out, renew passwords."""

import secrets
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.accounts.operations.role import refuse_last_administrator
from ratsverbund.people.accounts.policies import (
    Kind,
    may_administer,
    may_create_account,
    may_keep_own,
    may_manage_account,
    may_renew_password,
)
from ratsverbund.people.accounts.queries import administered_bodies
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.persons.models import Person

# 18 random bytes make 24 signs: nobody guesses it, and it can be read out on the telephone.
PASSWORD_BYTES = 18


class AddressTaken(Conflict, InvalidInput):
    """Another account has this e-mail address."""


@operation("accounts.create_account")
def create_account(
    email: str, name: str, *, body: Body | None = None, person: Person | None = None, actor: Any
) -> tuple[Account, str]:
    """Make an account with a random password that is shown once and kept nowhere.

    It belongs to the body whose administration enters it. Raises: NotAllowed, InvalidInput,
    AddressTaken.
    """
    require(may_create_account, actor, None)
    if body is None:
        body = only_body(actor)
    else:
        require(may_administer, actor, body)
    address = checked_address(email)
    if not name.strip():
        raise InvalidInput(_("Bitte den Namen angeben, der auf den Seiten steht."), "name")
    account = Account(email=address, name=name.strip(), body=body, person=person)
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
    require(may_renew_password, actor, account)
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


def only_body(actor: Any) -> Body | None:
    """The one body an actor administers; the house itself has none. Raises: InvalidInput."""
    bodies = list(administered_bodies(actor)[:2])
    if len(bodies) > 1:
        raise InvalidInput(
            _("Bitte sagen, bei welcher Körperschaft das Konto geführt wird."), "body"
        )
    return bodies[0] if bodies else None


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
