"""How an account comes back from the session: with its roles, in one statement."""

from allauth.account.auth_backends import AuthenticationBackend

from ratsverbund.people.accounts.models import Account


class AccountBackend(AuthenticationBackend):
    """Sign in by e-mail address; load the account together with its roles."""

    def get_user(self, user_id: int) -> Account | None:
        """Return the active account with its roles, or none."""
        return Account.objects.with_roles().filter(pk=user_id, is_active=True).first()
