"""The app as Django knows it."""

from django.apps import AppConfig


class FormationsConfig(AppConfig):
    """The start of a term: oaths, chairs of committees, how seats are shared out."""

    name = "ratsverbund.council.formations"
    label = "formations"
    verbose_name = "Konstituierung"
