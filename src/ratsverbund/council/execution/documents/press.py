"""The words of a press note, and the note as PDF and as e-mail text."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution.models import PressNote
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.kernel.pdf import render

TEMPLATE = Path(__file__).parent / "press.typ"


def title_of(resolution: Resolution) -> str:
    """What a resolution is about."""
    if resolution.paper is not None:
        return resolution.paper.title
    return resolution.item.title if resolution.item else resolution.text[:200]


def heading_of(meeting: Meeting) -> str:
    """The heading of a note."""
    day = local_day(meeting.starts_at)
    return f"{meeting.body.name}: Beschlüsse des Rates vom {day:%d.%m.%Y}"


def text_of(meeting: Meeting, resolutions: Sequence[Resolution]) -> str:
    """The text: when the council met, and what it resolved, each with its result."""
    day = format_day(local_day(meeting.starts_at))
    opening = (
        f"Der Rat der {meeting.body.name} hat am {day} getagt. "
        "In öffentlicher Sitzung hat er über Folgendes beschlossen:"
    )
    return "\n\n".join([opening, *(paragraph(each) for each in resolutions)])


def paragraph(resolution: Resolution) -> str:
    """One resolution with its number, its words and its result."""
    number = f" (Vorlage {resolution.paper.reference})" if resolution.paper else ""
    return (
        f"{title_of(resolution)}{number}\n{resolution.text.strip()}\nErgebnis: {resolution.label}"
    )


def press_pdf(note: PressNote) -> bytes:
    """The note as PDF. Raises: PdfFailed."""
    labels = [["Sitzung", format_day(local_day(note.meeting.starts_at))]]
    if note.published_at:
        free = timezone.localtime(note.published_at)
        labels.append(["Frei ab", f"{format_day(free.date())}, {free:%H:%M} Uhr"])
    content = {
        "body": note.body.name,
        "title": note.title,
        "labels": labels,
        "text": note.text,
        "public": note.state == PressNote.State.RELEASED,
    }
    return render(TEMPLATE, content, title=note.title, created=timezone.localdate())


def press_mail(note: PressNote) -> str:
    """The note as plain text to paste into an e-mail; the embargo stands first."""
    lines = [note.title, "", note.text, "", f"{note.body.name}, Bürgermeisteramt"]
    if note.published_at:
        free = timezone.localtime(note.published_at)
        lines.insert(0, f"Sperrfrist: {free:%d.%m.%Y, %H:%M} Uhr\n")
    return "\n".join(lines) + "\n"
