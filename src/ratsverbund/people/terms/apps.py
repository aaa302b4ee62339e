"""The app as Django knows it."""

from django.apps import AppConfig


class TermsConfig(AppConfig):
    """A council over its term: gaps, departures, successors, Fraktionen."""

    name = "ratsverbund.people.terms"
    label = "terms"
    verbose_name = "Wahlperiode"
