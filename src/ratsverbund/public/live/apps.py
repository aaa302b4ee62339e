"""The app as Django knows it."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """What happens in a running meeting, seen at once."""

    name = "ratsverbund.public.live"
    label = "live"
    verbose_name = "Live"
