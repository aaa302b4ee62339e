"""The app as Django knows it."""

from django.apps import AppConfig


class AccessionsConfig(AppConfig):
    """Accessions and their cases; the records are those of `network.members`."""

    name = "ratsverbund.network.accessions"
    label = "accessions"
    verbose_name = "Beitritte"
