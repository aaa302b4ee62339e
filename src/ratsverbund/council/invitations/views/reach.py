"""The way to a page of invitations."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.meetings.models import Meeting
from ratsverbund.ui.formats import write_date


def trail(meeting: Meeting, here: str = "") -> list[dict[str, Any]]:
    """Where a page about a meeting's invitation is."""
    steps = [
        {"label": _("Sitzungen"), "address": reverse("meetings:list")},
        {
            "label": f"{meeting.organization.short_name}, {write_date(meeting.starts_at)}",
            "address": reverse("meetings:meeting", args=[meeting.pk]),
        },
        {"label": _("Ladung"), "address": reverse("invitations:meeting", args=[meeting.pk])},
    ]
    return [*steps, {"label": here}] if here else [*steps[:2], {"label": _("Ladung")}]
