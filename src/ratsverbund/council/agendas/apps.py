"""The app as Django knows it."""

from django.apps import AppConfig


class AgendasConfig(AppConfig):
    """Building an agenda: candidates, lanes, standing items, release."""

    name = "ratsverbund.council.agendas"
    label = "agendas"
    verbose_name = "Tagesordnungen"
