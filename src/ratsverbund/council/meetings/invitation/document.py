"""The agenda as a document: the public part for everyone, the whole for the members."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone

from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.kernel.pdf import render

TEMPLATE = Path(__file__).parent / "agenda.typ"


def agenda_pdf(meeting: Meeting, items: Sequence[AgendaItem], *, whole: bool) -> bytes:
    """Set the agenda as PDF; without `whole` nothing of the non-public part is in it."""
    shown = [item for item in items if whole or item.public]
    content = agenda_content(meeting, shown, whole=whole)
    created = meeting.convened_on or local_day(meeting.starts_at)
    return render(TEMPLATE, content, title=content["title"], created=created)


def agenda_content(meeting: Meeting, items: Sequence[AgendaItem], *, whole: bool) -> dict[str, Any]:
    """What stands in the document; `public` is false as soon as a non-public item does."""
    start = timezone.localtime(meeting.starts_at)
    labels = [
        ["Tag", format_day(start.date())],
        ["Beginn", f"{start:%H:%M} Uhr"],
        ["Ort", meeting.place],
    ]
    if meeting.number:
        labels.insert(0, ["Sitzung", f"Nr. {meeting.number}"])
    if meeting.convened_on:
        labels.append(["Eingeladen am", format_day(meeting.convened_on)])
    return {
        "body": meeting.body.name,
        "title": f"Einladung und Tagesordnung: {meeting.organization}",
        "short": f"{meeting.organization.short_name}, {start:%d.%m.%Y}",
        "labels": labels,
        "public": all(item.public for item in items),
        "parts": [
            {
                "title": "Öffentlicher Teil" if public else "Nichtöffentlicher Teil",
                "items": [line(item) for item in items if item.public == public],
            }
            for public in ((True, False) if whole else (True,))
        ],
    }


def line(item: AgendaItem) -> dict[str, str]:
    """One item as the document shows it."""
    notes = []
    if item.consultation is not None and item.consultation.paper.reference:
        notes.append(f"Vorlage {item.consultation.paper.reference}")
    if item.late:
        notes.append("Nachtrag")
    if item.hinted_on:
        notes.append("zweite Einberufung (§ 49 Abs. 2 GO NRW)")
    if item.state == AgendaItem.State.REMOVED:
        notes.append(f"abgesetzt: {item.note}")
    return {"number": item.number, "title": item.title, "note": " · ".join(notes)}
