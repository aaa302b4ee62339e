"""The law of two days side by side: wording, figures, effects on cases."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.public.law.forms.days import SpanForm
from ratsverbund.public.law.queries.comparison import Differences, differences, last_change
from ratsverbund.public.law.queries.places import town
from ratsverbund.public.law.views.frame import page

TABS = {"wortlaut": "texts", "werte": "figures", "faelle": "answers"}


@require_safe
def comparison(request: HttpRequest, bundle: str) -> HttpResponse:
    """Show what changed between two days, by default with the latest amendment."""
    home = town(bundle)
    book = home.bundle
    before, after = last_change(book, timezone.localdate())
    asked = {"von": before.isoformat(), "bis": after.isoformat()} | request.GET.dict()
    form = SpanForm(asked)
    tab = asked["sicht"] if asked.get("sicht") in TABS else "wortlaut"
    context: dict[str, Any] = {"form": form, "tab": tab, "found": None}
    if form.is_valid():
        days = form.cleaned_data
        found = differences(book, days["von"], days["bis"])
        context |= {"found": found, "changes": getattr(found, TABS[tab]), **days}
        context["tabs"] = tabs(found, tab, days)
    return page(request, "comparison", context, town=home, here=_("Vergleich"))


def tabs(found: Differences, current: str, days: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the three views of a comparison as links."""
    labels = {"wortlaut": _("Wortlaut"), "werte": _("Werte"), "faelle": _("Wirkung auf Fälle")}
    return [
        {
            "label": labels[name],
            "address": f"?{urlencode({**days, 'sicht': name})}",
            "current": name == current,
            "count": len(getattr(found, kept)),
        }
        for name, kept in TABS.items()
    ]
