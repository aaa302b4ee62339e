"""The app as Django knows it."""

from django.apps import AppConfig


class SittingsConfig(AppConfig):
    """The course of a meeting: presence, deputies, speakers, motions, live results."""

    name = "ratsverbund.council.sittings"
    label = "sittings"
    verbose_name = "Sitzungsverlauf"
