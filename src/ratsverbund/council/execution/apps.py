"""The app as Django knows it."""

from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    """What became of a resolution: tasks, reports, objections, urgent decisions."""

    name = "ratsverbund.council.execution"
    label = "execution"
    verbose_name = "Beschlusskontrolle"
