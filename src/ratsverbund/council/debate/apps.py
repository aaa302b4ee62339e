"""The app as Django knows it."""

from django.apps import AppConfig


class DebateConfig(AppConfig):
    """The debate on an item."""

    name = "ratsverbund.council.debate"
    label = "debate"
    verbose_name = "Aussprache"
