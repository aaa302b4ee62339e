"""The app as Django knows it."""

from django.apps import AppConfig


class MinutesConfig(AppConfig):
    """Minutes: draft, approval, correction, publication."""

    name = "ratsverbund.council.minutes"
    label = "minutes"
    verbose_name = "Niederschriften"
