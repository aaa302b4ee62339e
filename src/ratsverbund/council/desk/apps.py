"""The app as Django knows it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """A member's own side: meetings, notes, feed, changes."""

    name = "ratsverbund.council.desk"
    label = "desk"
    verbose_name = "Mein Sitzungsdienst"
