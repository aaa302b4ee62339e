"""The configuration as a Django app: it connects the subscriptions."""

from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Knows everyone, is known by no one."""

    name = "ratsverbund.config"
    label = "config"
    verbose_name = "Einrichtung"

    def ready(self) -> None:
        """Connect events to their handlers once all models are loaded."""
        import_module("ratsverbund.config.subscriptions")
