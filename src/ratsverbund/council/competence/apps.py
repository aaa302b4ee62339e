"""The app as Django knows it."""

from django.apps import AppConfig


class CompetenceConfig(AppConfig):
    """Who decides: matters, amounts, delegations, contracts, call-ins."""

    name = "ratsverbund.council.competence"
    label = "competence"
    verbose_name = "Zuständigkeit"
