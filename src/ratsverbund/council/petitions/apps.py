"""The app as Django knows it."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    """Petitions from intake to reply."""

    name = "ratsverbund.council.petitions"
    label = "petitions"
    verbose_name = "Anregungen und Beschwerden"
