"""The app as Django knows it."""

from django.apps import AppConfig


class ChartersConfig(AppConfig):
    """Amendments of charters."""

    name = "ratsverbund.council.charters"
    label = "charters"
    verbose_name = "Satzungsänderungen"
