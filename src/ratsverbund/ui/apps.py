"""The storey of components as Django knows it."""

from django.apps import AppConfig

from ratsverbund.ui import days


class UiConfig(AppConfig):
    """Components, page frame, forms and pictures."""

    name = "ratsverbund.ui"
    label = "ui"
    verbose_name = "Oberfläche"

    def ready(self) -> None:
        """Bound the days that forms take."""
        days.bound()
