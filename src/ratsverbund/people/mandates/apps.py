"""The app as Django knows it."""

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    """Seats and offices over a term: import, successors, honours, interests."""

    name = "ratsverbund.people.mandates"
    label = "mandates"
    verbose_name = "Mandate"
