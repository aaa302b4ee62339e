"""The app as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public pages."""

    name = "ratsverbund.public.portal"
    label = "portal"
    verbose_name = "Bürgerportal"
