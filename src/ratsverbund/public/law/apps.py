"""The app as Django knows it."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """The charter explorer."""

    name = "ratsverbund.public.law"
    label = "law"
    verbose_name = "Recht"
