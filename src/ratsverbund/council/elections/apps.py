"""The app as Django knows it."""

from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    """Elections in a meeting: ballots, lot, lists, committee seats."""

    name = "ratsverbund.council.elections"
    label = "elections"
    verbose_name = "Wahlen"
