"""The app as Django knows it."""

from django.apps import AppConfig


class DuesConfig(AppConfig):
    """Dues."""

    name = "ratsverbund.network.dues"
    label = "dues"
    verbose_name = "Beiträge"
