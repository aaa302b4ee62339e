"""Writing on a draft: texts item by item, statements for the record."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.minutes import operations, policies
from ratsverbund.council.minutes.forms import PublicTextForm, StatementForm, TextForm
from ratsverbund.council.minutes.models import Statement
from ratsverbund.council.minutes.views.reach import item_of, minutes_of, trail
from ratsverbund.kernel.policies import require
from ratsverbund.people.persons.models import Person
from ratsverbund.ui.submission import accepted, form_page


@login_required
def item(request, pk):
    """Write how an item was discussed."""
    shown = item_of(request, pk)
    require(policies.may_write, request.user, shown.meeting.minutes)
    kept = shown.minutes_text
    form = TextForm(request.POST or None, initial={"text": kept.text, "revision": kept.revision})
    saved = accepted(form, partial(operations.save_text, shown, actor=request.user))
    if saved and request.headers.get("X-Autosave"):
        return JsonResponse({"revision": saved.revision})
    if saved:
        messages.success(request, _("TOP %(number)s ist gespeichert.") % {"number": shown.number})
        return redirect(f"{reverse('minutes:minutes', args=[shown.meeting.minutes.pk])}#top-{pk}")
    context = {
        "item": shown,
        "form": form,
        "kept": kept,
        "breadcrumb": trail(shown.meeting.minutes, shown.number),
    }
    return render(request, "minutes/item.html", context, status=422 if form.errors else 200)


@login_required
def public_text(request, pk):
    """Write how the public reads an item."""
    shown = item_of(request, pk)
    require(policies.may_write, request.user, shown.meeting.minutes)
    kept = shown.minutes_text
    form = PublicTextForm(
        request.POST or None,
        initial={"text": kept.public_text or kept.text, "revision": kept.revision},
    )
    if accepted(form, partial(operations.save_public_text, shown, actor=request.user)):
        return back(shown.meeting.minutes.pk)
    return asked(request, form, shown, _("Öffentliche Fassung: %(item)s"))


@login_required
def statement(request, pk):
    """Take down a statement for the record."""
    shown = item_of(request, pk)
    require(policies.may_write, request.user, shown.meeting.minutes)
    people = Person.objects.filter(attendances__meeting=shown.meeting).distinct()
    form = StatementForm(request.POST or None, people=people)
    if accepted(form, partial(operations.add_statement, shown, actor=request.user)):
        return back(shown.meeting.minutes.pk)
    return asked(request, form, shown, _("Erklärung zu Protokoll: %(item)s"))


@login_required
def drop_statement(request, pk):
    """Take a statement out of the draft."""
    found = get_object_or_404(Statement.objects.select_related("minutes"), pk=pk)
    shown = minutes_of(request, found.minutes_id)
    if request.method == "POST":
        operations.drop_statement(found, actor=request.user)
    return back(shown.pk)


@login_required
def remarks(request, pk):
    """Write remarks on the meeting as a whole."""
    shown = minutes_of(request, pk)
    require(policies.may_write, request.user, shown)
    form = TextForm(
        request.POST or None, initial={"text": shown.remarks, "revision": shown.revision}
    )
    form.fields["text"].label = _("Bemerkungen zum Sitzungsverlauf (intern)")
    if accepted(form, partial(operations.save_remarks, shown, actor=request.user)):
        return back(pk)
    return form_page(
        request, form, title=_("Bemerkungen zum Sitzungsverlauf"), submit=_("Speichern"),
        back=reverse("minutes:minutes", args=[pk]), breadcrumb=trail(shown, _("Bemerkungen")),
    )  # fmt: skip


def asked(request, form, item, title):
    """A page with one form about an item."""
    minutes = item.meeting.minutes
    return form_page(
        request, form, title=title % {"item": item}, submit=_("Speichern"),
        back=reverse("minutes:minutes", args=[minutes.pk]), breadcrumb=trail(minutes, item.number),
    )  # fmt: skip


def back(pk):
    """Return to the minutes."""
    return redirect("minutes:minutes", pk)
