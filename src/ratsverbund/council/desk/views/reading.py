"""Reading a meeting's papers one after the other, and the own copy with notes."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render

from ratsverbund.council.desk import queries
from ratsverbund.council.desk.copies.document import document
from ratsverbund.council.desk.forms import NoteForm
from ratsverbund.council.desk.views.reach import items_for, meeting_for, trail
from ratsverbund.council.papers.queries import paper_page
from ratsverbund.kernel.downloads import PDF, download


@login_required
def read(request, pk, item):
    """Show one item with its paper, files and notes."""
    return reading(request, pk, item, taken=False)


@login_required
def read_taken(request, pk, item):
    """The same page as it is kept on a device."""
    return reading(request, pk, item, taken=True)


def reading(request: Any, pk: int, item: int, *, taken: bool) -> HttpResponse:
    """One item between its neighbours."""
    items: list[Any] = items_for(request, pk, taken=taken)
    place = next((at for at, one in enumerate(items) if one.pk == item), None)
    if place is None:
        raise Http404
    here = items[place]
    dossier = paper_page(request.user, here.consultation.paper_id) if here.consultation else None
    if dossier and taken and not here.released:
        dossier.files[:] = [file for file in dossier.files if file["public"]]
    notes = list(queries.notes_on(request.user, here))
    context = {
        "item": here,
        "meeting": here.meeting,
        "items": items,
        "place": place,
        "before": items[place - 1] if place else None,
        "after": items[place + 1] if place + 1 < len(items) else None,
        "dossier": dossier,
        "paper": dossier.paper if dossier else None,
        "notes": [(note, form_for(note, here, dossier, request.user)) for note in notes],
        "form": note_form(here, dossier),
        "taken": taken,
        "breadcrumb": trail(here.meeting, here.number),
    }
    return render(request, "desk/read.html", context)


def note_form(item: Any, dossier: Any, *args: Any, **kwargs: Any) -> NoteForm:
    """The form for a note on an item: its files, and the Fraktionen to share with."""
    files = tuple((file["id"], file["title"]) for file in dossier.files) if dossier else ()
    factions = tuple(
        (one["id"], f"Fraktion {one['name']}") for one in item.factions
    )  # the word is part of the name
    return NoteForm(*args, files=files, factions=factions, **kwargs)


def form_for(note: Any, item: Any, dossier: Any, actor: Any) -> NoteForm | None:
    """The form to change a note, for its author."""
    if note.account_id != actor.pk:
        return None
    if note.faction_id and note.faction_id not in [one["id"] for one in item.factions]:
        return None
    initial = {
        "text": note.text, "note": note.pk, "revision": note.revision,
        "faction": note.faction_id, "file": note.file_id, "page": note.page,
    }  # fmt: skip
    return note_form(item, dossier, initial=initial, auto_id=f"note{note.pk}_%s")


@login_required
def copy(request, pk):
    """Give my copy of the papers with my notes as a PDF."""
    meeting = meeting_for(request, pk)
    return download(document(meeting, request.user), "mein-exemplar.pdf", PDF)
