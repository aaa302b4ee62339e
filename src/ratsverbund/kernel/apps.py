"""The kernel as a Django app."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """The cellar of the house."""

    name = "ratsverbund.kernel"
    label = "kernel"
    verbose_name = "Grundlagen"
    default_auto_field = "django.db.models.BigAutoField"
