"""The app as Django knows it."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Papers."""

    name = "ratsverbund.council.papers"
    label = "papers"
    verbose_name = "Vorlagen"
