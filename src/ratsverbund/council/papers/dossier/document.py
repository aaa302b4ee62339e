"""The paper as a PDF."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.papers.dossier.parts import Dossier
from ratsverbund.kernel.pdf import render

TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"


def document(dossier: Dossier) -> bytes:
    """Set a paper with every proposal under the organization that is asked.

    Raises: PdfFailed.
    """
    paper = dossier.paper
    with override("de"):  # a document is a record: German whoever asks for it
        content = content_of(dossier)
    return render(TEMPLATE, content, title=paper.title, created=paper.day)


def content_of(dossier: Dossier) -> dict[str, Any]:
    """What the template sets, as plain values."""
    paper = dossier.paper
    labels = [
        [_("Vorlage"), paper.reference or _("Entwurf, noch ohne Nummer")],
        [_("Art"), paper.get_paper_type_display()],
        [_("Datum"), f"{paper.day:%d.%m.%Y}"],
        [_("Amt"), paper.office],
        [_("Fassung"), str(paper.version)],
        [_("Hinweis"), _("Nachtrag zur Tagesordnung") if paper.late else ""],
    ]
    return {
        "body": paper.body.name,
        "public": paper.public,
        "short": paper.reference or paper.title[:60],
        "labels": [pair for pair in labels if pair[1]],
        "withdrawn": _withdrawal(dossier),
        "sections": [
            {"heading": heading, "text": text}
            for heading, text in (
                (_("Sachverhalt und Begründung"), paper.reasoning),
                (_("Finanzielle Auswirkungen"), paper.financial_effect),
            )
            if text
        ],
        "proposals_heading": _("Beschlussvorschlag"),
        "proposals": [
            {"organization": each["name"] or _("ohne Gremium"), "text": each["text"]}
            for each in dossier.proposals
        ],
        "way_heading": _("Beratungsfolge"),
        "way_columns": [_("Nr."), _("Gremium"), _("Aufgabe")],
        "way": [
            [
                str(place),
                each["name"],
                _("Entscheidung") if each["authoritative"] else _("Vorberatung"),
            ]
            for place, each in enumerate(dossier.stations, 1)
        ],
        "files_heading": _("Anlagen"),
        "files": [each["title"] for each in dossier.files],
    }


def _withdrawal(dossier: Dossier) -> str:
    paper = dossier.paper
    if paper.withdrawn_on is None:
        return ""
    return _("Zurückgezogen am %(day)s. %(reason)s") % {
        "day": f"{paper.withdrawn_on:%d.%m.%Y}",
        "reason": paper.withdrawn_reason,
    }
