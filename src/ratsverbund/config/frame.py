"""What every page shows around its content: site, navigation, account."""

from django.conf import settings


def frame(request):
    """Give the page frame its site, navigation and account."""
    return {"demo": settings.DEMO, "site": {"name": "Ratsverbund"}, "navigation": []}
