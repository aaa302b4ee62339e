"""The ways to plan meetings, side by side on each of their pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def tabs(current: str) -> list[dict[str, Any]]:
    """The ways to plan: one meeting, a joint one, an assembly, many, a calendar, a demand."""
    ways = {
        "plan": (_("Sitzung"), reverse("agendas:plan")),
        "joint": (_("Gemeinsame Sitzung"), reverse("agendas:joint")),
        "assembly": (_("Einwohnerversammlung"), reverse("agendas:assembly")),
        "series": (_("Mehrere Tage"), reverse("agendas:series")),
        "calendars": (_("Kalender aus Excel"), reverse("agendas:calendars")),
        "demands": (_("Verlangen"), reverse("agendas:demands")),
    }
    return [
        {"label": label, "address": address, "current": name == current}
        for name, (label, address) in ways.items()
    ]


def steps(here: str) -> list[dict[str, str]]:
    """Where a page about no meeting in particular is."""
    return [{"label": _("Sitzungen"), "address": reverse("meetings:list")}, {"label": here}]
