"""Under which address people reach this instance, for letters that no request writes."""

from django.conf import settings


def address_of_site(seen: str = "") -> str:
    """Return the configured address, or the one a request was seen under; without a slash."""
    return settings.SITE_URL or seen.rstrip("/")
