"""The app as Django knows it."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Votes and resolutions."""

    name = "ratsverbund.council.decisions"
    label = "decisions"
    verbose_name = "Beschlüsse"
