"""The app as Django knows it."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers about persons: honours, declared interests, contact details."""

    name = "ratsverbund.people.registers"
    label = "registers"
    verbose_name = "Register"
