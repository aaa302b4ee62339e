"""Accounts are made by the administration, never by signing up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ratsverbund.people.accounts.models import Account


class ClosedAccounts(DefaultAccountAdapter):
    """No open registration."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Refuse registration; the administration creates accounts."""
        return False


class KnownPersonsOnly(DefaultSocialAccountAdapter):
    """The town's own sign-in opens accounts that exist, and makes none."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        """Refuse registration; the administration creates accounts."""
        return False

    def pre_social_login(self, request: Any, sociallogin: Any) -> None:
        """Connect a verified address to the account of the same address."""
        if sociallogin.is_existing:
            return
        verified = [entry.email.lower() for entry in sociallogin.email_addresses if entry.verified]
        account = Account.objects.filter(email__in=verified, is_active=True).first()
        if account is None:
            text = _("Zu dieser Anmeldung gibt es kein Konto. Wenden Sie sich an die Verwaltung.")
            messages.error(request, text)
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, account)
