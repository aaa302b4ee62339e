"""The storey of components as Django knows it."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Components, page frame, forms and pictures."""

    name = "ratsverbund.ui"
    label = "ui"
    verbose_name = "Oberfläche"
