"""Pages of a council over its term: overview, changes with their preview, reserve lists."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ratsverbund.kernel.policies import require
from ratsverbund.people.mandates.policies import may_change_mandates
from ratsverbund.people.mandates.queries import own_bodies, roster_of
from ratsverbund.people.terms import forms, operations, planning, queries
from ratsverbund.ui.submission import accepted, form_page

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Page:
    """One kind of change: its form, its plan, its operation and its words."""

    title: object
    lead: object
    form: type
    plan: object
    act: object


def depart(body, actor, *, person, ground, day, reason):
    """Let a member leave."""
    told = f"{ground}: {reason}"
    return operations.depart_member(body, person, day=day, reason=told, actor=actor)


def switch(body, actor, *, person, target, **fields):
    """Let a member switch."""
    return operations.switch_faction(body, person, target, actor=actor, **fields)


def form_faction(body, actor, **fields):
    """Form a Fraktion."""
    return operations.form_faction(body, actor=actor, **fields)


def merge(body, actor, **fields):
    """Merge Fraktionen."""
    return operations.merge_factions(body, actor=actor, **fields)


def dissolve(body, actor, **fields):
    """Dissolve a Fraktion."""
    return operations.dissolve_faction(body, actor=actor, **fields)


PAGES = {
    "ausscheiden": Page(
        gettext_lazy("Ausscheiden eintragen"),
        gettext_lazy("Alle Sitze, Vertretungen und Ehrenämter enden gemeinsam."),
        forms.DepartureForm,
        lambda roster, typed: planning.departure(roster, typed["person"], typed["day"]),
        depart,
    ),
    "wechsel": Page(
        gettext_lazy("Fraktionswechsel eintragen"),
        gettext_lazy("Sitze bleiben bei der Fraktion, die sie vorgeschlagen hat."),
        forms.SwitchForm,
        lambda roster, typed: planning.switch(
            roster, typed["person"], typed["target"], typed["day"]
        ),
        switch,
    ),
    "bildung": Page(
        gettext_lazy("Fraktion bilden"),
        gettext_lazy("Wer schon einer Fraktion angehört, verlässt sie am Tag davor."),
        forms.FormationForm,
        lambda roster, typed: planning.formation(
            roster, typed["name"], typed["short_name"], typed["members"], typed["chair"],
            typed["day"],
        ),
        form_faction,
    ),
    "zusammenschluss": Page(
        gettext_lazy("Fraktionen zusammenschließen"),
        gettext_lazy("Die bisherigen Fraktionen enden am Tag davor."),
        forms.MergerForm,
        lambda roster, typed: planning.merger(
            roster, typed["factions"], typed["name"], typed["short_name"], typed["day"]
        ),
        merge,
    ),
    "aufloesung": Page(
        gettext_lazy("Fraktion auflösen"),
        gettext_lazy("Die Mitglieder behalten ihre Sitze in Rat und Ausschüssen."),
        forms.DissolutionForm,
        lambda roster, typed: planning.dissolution(roster, typed["faction"], typed["day"]),
        dissolve,
    ),
}  # fmt: skip


@login_required
def overview(request, slug):
    """Show a council on a day: seats, Fraktionen over time, committees, gaps."""
    roster = roster_of(own_bodies(request.user, slug))
    form = forms.DayForm(request.GET or None, initial={"tag": timezone.localdate()})
    day = (form.cleaned_data["tag"] if form.is_valid() else None) or timezone.localdate()
    found = queries.overview_of(roster, day)
    start = found.term.start if found.term else day - YEAR
    end = min(found.term.end or day, max(day, start + YEAR)) if found.term else day
    bands, sizes = queries.bands_of(roster, start, max(end, start + timedelta(days=1)))
    context = {
        "overview": found,
        "form": form,
        "body": roster.body,
        "bands": bands,
        "sizes": sizes,
        "span": (start, end),
        "pages": PAGES,
        "may_change": may_change_mandates(request.user, roster.body),
        "breadcrumb": trail(roster.body),
    }
    return render(request, "terms/overview.html", context)


@login_required
def change(request, slug, kind):
    """Show what a change would end and begin; on a second POST, carry it out."""
    if kind not in PAGES:
        raise Http404
    page = PAGES[kind]
    roster = roster_of(own_bodies(request.user, slug))
    require(may_change_mandates, request.user, roster.body)
    form = page.form(roster, request.POST or None)
    plan = None
    if request.POST.get("act") == "apply":
        made = accepted(form, partial(page.act, roster.body, request.user))
        if made:
            return redirect("mandates:change", made.pk)
    if form.is_bound and form.is_valid():
        plan = page.plan(roster, form.cleaned_data)
    context = {
        "form": form, "plan": plan, "page": page, "body": roster.body,
        "breadcrumb": [*trail(roster.body), {"label": str(page.title)}],
    }  # fmt: skip
    status = 422 if form.errors or (plan and plan.faulty) else 200
    return render(request, "terms/change.html", context, status=status)


@login_required
def reserve(request, slug):
    """List the reserve lists of a body; on POST, enter a place."""
    roster = roster_of(own_bodies(request.user, slug))
    require(may_change_mandates, request.user, roster.body)
    form = forms.EntryForm(roster, request.POST or None)
    if accepted(form, partial(operations.add_entry, actor=request.user)):
        return redirect("terms:reserve", slug)
    context = {
        "form": form, "body": roster.body, "entries": queries.entries_of(roster.body),
        "breadcrumb": [*trail(roster.body), {"label": _("Reserveliste")}],
    }  # fmt: skip
    return render(request, "terms/reserve.html", context, status=422 if form.errors else 200)


@login_required
def decline(request, pk):
    """Pass over a place on a list, with the reason."""
    entry = get_object_or_404(queries.entries_for(request.user), pk=pk)
    form = forms.DeclineForm(request.POST or None)
    if accepted(form, partial(operations.decline_entry, entry, actor=request.user)):
        return redirect("terms:reserve", entry.body.slug)
    return entry_page(request, entry, form, _("Platz übergehen"), _("Übergehen"))


@login_required
def succeed(request, pk):
    """Seat the next on a list."""
    entry = get_object_or_404(queries.entries_for(request.user), pk=pk)
    form = forms.SuccessorForm(request.POST or None, initial={"day": timezone.localdate()})
    made = accepted(form, partial(operations.seat_successor, entry, actor=request.user))
    if made:
        return redirect("mandates:change", made.pk)
    return entry_page(request, entry, form, _("Nachrücken eintragen"), _("Sitz eintragen"))


def entry_page(request, entry, form, title, submit):
    """The form about one place on a list."""
    require(may_change_mandates, request.user, entry)
    return form_page(
        request, form, title=title, submit=submit, lead=str(entry),
        back=reverse("terms:reserve", args=[entry.body.slug]),
        breadcrumb=[*trail(entry.body), {"label": title}],
    )  # fmt: skip


def trail(body):
    """Where a term lies."""
    return [
        {"label": body.short_name, "address": reverse("bodies:body_page", args=[body.slug])},
        {"label": _("Wahlperiode"), "address": reverse("terms:overview", args=[body.slug])},
    ]
