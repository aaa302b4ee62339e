"""The app as Django knows it."""

from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    """Invitations: letters, meeting book, dispatch and its proof."""

    name = "ratsverbund.council.invitations"
    label = "invitations"
    verbose_name = "Ladungen"
