"""Under which address people reach this instance, for letters that no request writes."""

from django.conf import settings


def address_of_site() -> str:
    """Return the configured address without a slash; empty where none is configured."""
    return str(settings.SITE_URL)
