"""The app as Django knows it."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings."""

    name = "ratsverbund.council.meetings"
    label = "meetings"
    verbose_name = "Sitzungen"
