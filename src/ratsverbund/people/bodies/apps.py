"""The app as Django knows it."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """Municipalities and other bodies."""

    name = "ratsverbund.people.bodies"
    label = "bodies"
    verbose_name = "Körperschaften"
