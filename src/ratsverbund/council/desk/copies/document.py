"""The papers of a meeting with one's notes between them, as a PDF."""

from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.desk.models import Note
from ratsverbund.council.desk.queries import notes_for, reading_items
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.papers.dossier.parts import dossier_of, dossiers
from ratsverbund.council.papers.queries import files_for, papers_for
from ratsverbund.kernel.pdf import render
from ratsverbund.ui.formats import write_date, write_time

TEMPLATE = Path(__file__).parent / "copy.typ"


def document(meeting: Meeting, actor: Any) -> bytes:
    """Set my copy: every item with its paper, files and the notes I may read.

    Raises: PdfFailed.
    """
    with override("de"):  # a document is a record: German whoever asks for it
        content = content_of(meeting, actor)
    return render(TEMPLATE, content, title=content["title"], created=timezone.localdate())


def content_of(meeting: Meeting, actor: Any) -> dict[str, Any]:
    """What the template sets, as plain values; four statements."""
    items = list(reading_items(actor, meeting.pk))
    wanted = [item.consultation.paper_id for item in items if item.consultation]
    found = {
        paper.pk: dossier_of(paper) for paper in dossiers(papers_for(actor).filter(pk__in=wanted))
    }
    readable = set(files_for(actor).filter(paper__in=wanted).values_list("pk", flat=True))
    for dossier in found.values():
        dossier.files[:] = [each for each in dossier.files if each["id"] in readable]
    notes: dict[int, list[Note]] = {}
    for note in notes_for(actor).filter(item__meeting=meeting.pk):
        notes.setdefault(note.item_id, []).append(note)
    day = write_date(meeting.starts_at)
    return {
        "body": meeting.body.name,
        "title": _("Mein Exemplar: %(name)s") % {"name": f"{meeting.organization}, {day}"},
        "short": f"{meeting.organization.short_name}, {day}",
        "public": not wanted or all(item.public for item in items),
        "labels": [
            [_("Beginn"), f"{day}, {write_time(meeting.starts_at)}"],
            [_("Ort"), meeting.place],
            [_("Für"), str(actor)],
        ],
        "notes_heading": _("Notizen"),
        "files_heading": _("Anlagen"),
        "items": [
            part_of(item, found.get(item.consultation.paper_id) if item.consultation else None,
                    notes.get(item.pk, []))
            for item in items
        ],
    }  # fmt: skip


def part_of(item: AgendaItem, dossier: Any, notes: list[Note]) -> dict[str, Any]:
    """One item with its paper and notes."""
    paper = dossier.paper if dossier else None
    sections = []
    if paper:
        sections = [
            {"heading": _("Sachverhalt und Begründung"), "text": paper.reasoning},
            {"heading": _("Finanzielle Auswirkungen"), "text": paper.financial_effect},
            *(
                {
                    "heading": _("Beschlussvorschlag: %(name)s")
                    % {"name": each["name"] or _("ohne Gremium")},
                    "text": each["text"],
                }
                for each in dossier.proposals
            ),
        ]
    return {
        "title": f"{item.number} {item.title}",
        "mark": "" if item.public else _("nichtöffentlich"),
        "reference": str(paper) if paper else "",
        "sections": [each for each in sections if each["text"]],
        "files": [each["title"] for each in dossier.files] if dossier else [],
        "notes": [
            {"head": head_of(note), "passage": note.passage, "text": note.text} for note in notes
        ],
    }


def head_of(note: Note) -> str:
    """Whose note it is and what it stands on."""
    whose = _("Fraktion %(name)s, von %(author)s") if note.faction_id else _("nur für mich")
    names = {"name": note.faction and note.faction.short_name, "author": note.account}
    parts = [whose % names]
    if note.file:
        parts.append(note.file.title)
    if note.page:
        parts.append(_("Seite %(number)s") % {"number": note.page})
    return " · ".join(parts)
