"""The app as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts and roles."""

    name = "ratsverbund.people.accounts"
    label = "accounts"
    verbose_name = "Konten"
