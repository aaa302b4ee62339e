"""The app as Django knows it."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Networks and their members."""

    name = "ratsverbund.network.members"
    label = "members"
    verbose_name = "Netzwerke"
