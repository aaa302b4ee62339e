"""A work to take away: as Akoma Ntoso and as PDF."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from ratsverbund.charter.akoma import akoma
from ratsverbund.charter.law import Law
from ratsverbund.charter.works import Bundle, Work
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.kernel.pdf import render
from ratsverbund.people.texts.queries import Official
from ratsverbund.public.law.queries.chronicle import turns
from ratsverbund.public.law.queries.explorer import Entry, Shown, entries_of, sections
from ratsverbund.public.law.queries.places import official_in, town
from ratsverbund.public.law.queries.shelf import work_in
from ratsverbund.public.law.views.frame import day_in
from ratsverbund.ui.formats import write_day, write_fact

TEMPLATE = Path(__file__).parents[1] / "work.typ"


@require_safe
def akoma_file(request: HttpRequest, bundle: str, work: str, stand: str) -> HttpResponse:
    """Send a work on a day as Akoma Ntoso 3.0."""
    book, day = town(bundle).bundle, day_in(stand)
    found = work_in(book, work)
    content = akoma(Law(book, day), found)
    return download(content, f"{bundle}-{work}-{day}.xml", "application/akn+xml")


@require_safe
def pdf_file(request: HttpRequest, bundle: str, work: str, stand: str) -> HttpResponse:
    """Send a work on a day as PDF."""
    home, day = town(bundle), day_in(stand)
    found = work_in(home.bundle, work)
    content = document(home.bundle, found, day, official_in(home, found, day))
    return download(content, f"{bundle}-{work}-{day}.pdf", PDF)


@lru_cache(maxsize=16)
def document(bundle: Bundle, work: Work, day: date, official: Official | None) -> bytes:
    """Set a work on a day; a document is a record and German whoever asks for it."""
    with override("de"):
        content = content_of(Law(bundle, day), work, official)
        return render(TEMPLATE, content, title=work.title, created=day)


def content_of(law: Law, work: Work, official: Official | None) -> dict[str, Any]:
    """What the template sets, as plain values."""
    past = [turn for turn in turns(law.bundle, work) if turn.day <= law.as_of]
    parts = sections(law, work, entries_of(law, work, official), whole=True)
    return {
        "body": law.bundle.title,
        "title": work.title,
        "short": work.short,
        "labels": [
            [_("Stand vom"), write_day(law.as_of)],
            [_("Fassung"), past[-1].title if past else _("keine Fassung belegt")],
            [_("Amtlicher Wortlaut"), source_of(official)],
            [_("Prüfsumme des Rechts"), law.hash[:16]],
        ],
        "note": _("Eigene Kurzfassung je Norm; maßgeblich ist die amtliche Bekanntmachung."),
        "repealed": _("aufgehoben"),
        "sections": [
            {
                "title": part.title,
                "repealed": part.repealed,
                "entries": [written(entry) for entry in part.entries],
            }
            for part in parts
        ],
    }


def source_of(official: Official | None) -> str:
    """Say where the official wording comes from and from when it applies."""
    if official is None:
        return _("nicht eingelesen")
    day = official.text.valid_from
    since = _("ab %(day)s") % {"day": write_day(day)} if day else _("Tag nicht erfasst")
    return f"{official.text.source}, {since}"


def written(entry: Entry) -> dict[str, Any]:
    """One norm as the template sets it."""
    return {
        "label": entry.label,
        "title": entry.norm.title,
        "official": [said for _place, said in entry.official],
        "text": entry.unknown or str(entry.text.value),
        "figures": [line(figure) for figure in entry.figures],
    }


def line(figure: Shown) -> str:
    """One figure with unit and status."""
    title, unit = figure.parameter.title, figure.parameter.unit
    if figure.unknown:
        return f"{title}: {figure.unknown}"
    table = [
        f"ab {band.first}: {_('nicht erfasst') if band.value is None else fact(band.value, unit)}"
        for band in figure.bands
    ]
    value = "; ".join(table) or fact(figure.value, unit)
    return f"{title}: {value} [{figure.status}]"


def fact(value: Any, unit: str) -> str:
    """Write a figure with its unit."""
    items = [str(one) for one in value] if isinstance(value, tuple) else value
    return write_fact(items if isinstance(items, int | list) else str(items), unit)
