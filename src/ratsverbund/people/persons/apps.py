"""The app as Django knows it."""

from django.apps import AppConfig


class PersonsConfig(AppConfig):
    """Persons."""

    name = "ratsverbund.people.persons"
    label = "persons"
    verbose_name = "Personen"
