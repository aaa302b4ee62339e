"""The app as Django knows it."""

from django.apps import AppConfig


class AllowancesConfig(AppConfig):
    """Allowances, attendance fees and loss of earnings."""

    name = "ratsverbund.council.allowances"
    label = "allowances"
    verbose_name = "Entschädigungen"
