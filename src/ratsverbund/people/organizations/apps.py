"""The app as Django knows it."""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Organizations, memberships and offices."""

    name = "ratsverbund.people.organizations"
    label = "organizations"
    verbose_name = "Gremien und Ämter"
