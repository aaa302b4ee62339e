"""Notes, marks, search."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.desk import operations, queries
from ratsverbund.council.desk.forms import RivalForm, SearchForm
from ratsverbund.council.desk.views.reach import item_for
from ratsverbund.council.desk.views.reading import note_form
from ratsverbund.council.papers.queries import files_for, paper_page
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.submission import accepted, form_page

JSON = "application/json"


@login_required
def own(request):
    """List the notes I wrote and those my Fraktion shares with me."""
    notes = list(queries.notes_for(request.user).order_by("-changed_at", "-pk")[:200])
    context = {"notes": notes, "account_pk": request.user.pk}
    return render(request, "desk/notes.html", context)


@login_required
@require_POST
def write(request, pk):
    """Keep a note; a device that was offline gets its answer as JSON."""
    item = item_for(request, pk)
    item.factions = [
        {"id": seat.organization_id, "name": seat.organization.short_name}
        for seat in queries.my_factions(request.user).select_related("organization")
    ]
    dossier = paper_page(request.user, item.consultation.paper_id) if item.consultation else None
    form = note_form(item, dossier, request.POST)
    note = accepted(form, lambda **typed: keep(request, item, **typed))
    if JSON in request.headers.get("Accept", ""):
        return told(request, note, form)
    back = reverse("desk:read", args=[item.meeting_id, item.pk])
    if note is None:
        return form_page(request, form, title=_("Notiz"), submit=_("Speichern"), back=back)
    if note.rival_id:
        return redirect("desk:settle", note.pk)
    messages.success(request, _("Die Notiz ist gespeichert."))
    return redirect(f"{back}#notizen")


def keep(request, item, *, note, faction, file, **typed):
    """Hand what was typed to the operation."""
    return operations.write_note(
        item,
        actor=request.user,
        note=queries.own_notes(request.user).filter(pk=note).first() if note else None,
        faction=get_object_or_404(Organization, pk=faction) if faction else None,
        file=get_object_or_404(files_for(request.user), pk=file) if file else None,
        **typed,
    )


def told(request, note, form):
    """Answer a device: kept, kept beside another text, or what is wrong."""
    if note is None:
        return JsonResponse({"state": "wrong", "errors": form.errors}, status=422)
    state = "conflict" if note.rival_id else "kept"
    address = reverse("desk:settle", args=[note.pk]) if note.rival_id else ""
    return JsonResponse(
        {"state": state, "note": note.pk, "revision": note.revision, "address": address}
    )


@login_required
@require_POST
def drop(request, pk):
    """Drop a note."""
    note = get_object_or_404(queries.own_notes(request.user), pk=pk)
    operations.drop_note(note, actor=request.user)
    messages.success(request, _("Die Notiz ist verworfen."))
    return back_to(note)


@login_required
def settle(request, pk):
    """Show two texts of one note side by side; on POST, keep the one that is right."""
    rival = get_object_or_404(queries.own_rivals(request.user), pk=pk)
    both = "\n\n".join(text for text in (rival.rival.text, rival.text) if text)
    form = RivalForm(request.POST or None, initial={"text": both})
    if accepted(form, lambda text: operations.settle_rival(rival, text, actor=request.user)):
        messages.success(request, _("Die Notiz ist bereinigt."))
        return back_to(rival)
    return render(request, "desk/settle.html", {"rival": rival, "form": form})


def back_to(note):
    """Lead to the item of a note, or to the notes if the account may no longer open it."""
    if note.opens:
        return redirect("desk:read", note.item.meeting_id, note.item_id)
    return redirect("desk:notes")


@login_required
@require_POST
def mark(request, pk):
    """Mark an item as read or to come back to."""
    item = item_for(request, pk)
    wanted = {
        name: request.POST[name] == "1" for name in ("read", "flagged") if name in request.POST
    }
    operations.mark_item(item, actor=request.user, **wanted)
    return redirect("desk:read", item.meeting_id, item.pk)


@login_required
def search(request):
    """Search in everything the account may see."""
    bodies = {role["body"]: role["body_name"] for role in roles_of(request.user)}
    form = SearchForm(request.GET or None, bodies=bodies)
    hits = queries.found_for(request.user, form.cleaned_data) if form.is_valid() else None
    return render(request, "desk/search.html", {"form": form, "hits": hits})
