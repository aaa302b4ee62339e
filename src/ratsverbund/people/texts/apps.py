"""The app as Django knows it."""

from django.apps import AppConfig


class TextsConfig(AppConfig):
    """Official wordings of charters: upload, completeness, confirmation, withdrawal."""

    name = "ratsverbund.people.texts"
    label = "texts"
    verbose_name = "Wortlaut der Satzungen"
