"""What the public is told: press notes, information of residents."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ratsverbund.council.execution import forms, queries
from ratsverbund.council.execution.documents.press import press_mail, press_pdf
from ratsverbund.council.execution.models import PressNote, ResidentsInformation
from ratsverbund.council.execution.policies import may_release
from ratsverbund.council.execution.publicity import operations
from ratsverbund.council.execution.publicity.form import (
    EmbargoForm,
    EssentialForm,
    PressForm,
    ResidentsForm,
)
from ratsverbund.council.execution.roles import CONTROLLERS
from ratsverbund.council.execution.views.lookup import at, perform, trail, typed
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.people.bodies.roles import bodies_held
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import Step


@login_required
def press_notes(request: HttpRequest) -> HttpResponse:
    """List press notes, and the sessions the press has not been told of."""
    context = {
        "notes": list(queries.press_notes_for(request.user)[:200]),
        "meetings": list(queries.meetings_to_tell(bodies_held(request.user, *CONTROLLERS))),
        "internal": True,
        "breadcrumb": trail(here=_("Pressemitteilungen")),
    }
    return render(request, "execution/press_list.html", context)


def note_for(request: HttpRequest, pk: int) -> PressNote:
    """A press note the account may see."""
    found: PressNote = get_object_or_404(queries.press_notes_for(request.user), pk=pk)
    show_body(request, found.body_id)
    return found


def note_step(note: PressNote, title: str, verb: str, done: str, lead: str = "") -> Step:
    """A step that leads back to its note."""
    return Step(title, verb, done, at("press_note", note.pk), about=note.title, lead=lead)


@login_required
def draft_press(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the note on a session, or show the one there is."""
    towns = bodies_held(request.user, *CONTROLLERS)
    meeting = get_object_or_404(queries.sessions_of(towns), pk=pk)
    if note := queries.press_notes_for(request.user).filter(meeting=meeting).first():
        return redirect(at("press_note", note.pk))
    step = Step(
        _("Pressemitteilung entwerfen"), _("Entwerfen"), _("Der Entwurf liegt vor."),
        at("press_list"), about=_("Pressemitteilungen"),
        lead=_("Aus den öffentlichen Beschlüssen dieser Sitzung: %(meeting)s.")
        % {"meeting": meeting},
    )  # fmt: skip
    act = partial(operations.draft_press_note, meeting, actor=request.user)
    return perform(request, step, forms.NoForm(typed(request)), act)


@login_required
def press_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a press note with what it tells and why."""
    note = note_for(request, pk)
    draft = note.state == PressNote.State.DRAFT
    context = {
        "note": note,
        "draft": draft,
        "may_release": may_release(request.user, note),
        "internal": draft,
        "breadcrumb": trail((_("Pressemitteilungen"), at("press_list")), here=note.title),
    }
    return render(request, "execution/press_note.html", context)


@login_required
def amend_press(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a draft."""
    note = note_for(request, pk)
    step = note_step(note, _("Text bearbeiten"), _("Speichern"), _("Der Text ist gespeichert."))
    form = PressForm(typed(request), initial={"title": note.title, "text": note.text})
    return perform(
        request, step, form, partial(operations.amend_press_note, note, actor=request.user)
    )


@login_required
def choose_press(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which resolutions are essential."""
    note = note_for(request, pk)
    choice: list[dict[str, Any]] = note.choice  # type: ignore[attr-defined]
    step = note_step(
        note, _("Wesentliche Beschlüsse wählen"), _("Text neu entwerfen"), _("Neu entworfen.")
    )
    chosen = [each["resolution"] for each in choice if each["essential"]]
    form = EssentialForm(typed(request), choice=choice, initial={"resolutions": chosen})
    return perform(
        request, step, form, partial(operations.mark_essential, note, actor=request.user)
    )


@login_required
def release_press(request: HttpRequest, pk: int) -> HttpResponse:
    """Release a note."""
    note = note_for(request, pk)
    step = note_step(
        note, _("Pressemitteilung freigeben"), _("Freigeben"), _("Freigegeben."),
        _("Danach lässt sie sich nur noch zurückziehen."),
    )  # fmt: skip
    act = partial(operations.release_press_note, note, actor=request.user)
    return perform(request, step, EmbargoForm(typed(request)), act)


@login_required
def recall_press(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a released note offline."""
    note = note_for(request, pk)
    step = note_step(note, _("Zurückziehen"), _("Zurückziehen"), _("Zurückgezogen."))
    act = partial(operations.recall_press_note, note, actor=request.user)
    return perform(request, step, forms.ReasonForm(typed(request)), act)


@login_required
def press_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a note as PDF."""
    note = note_for(request, pk)
    return download(press_pdf(note), f"pressemitteilung-{note.pk}.pdf", PDF, inline=True)


@login_required
def press_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a note as text to paste into an e-mail."""
    note = note_for(request, pk)
    text = press_mail(note).encode()
    return download(text, "pressemitteilung.txt", "text/plain; charset=utf-8", inline=True)


@login_required
def inform(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what residents are told about a paper's matter."""
    towns = bodies_held(request.user, *CONTROLLERS)
    papers = Paper.objects.filter(body__in=towns).select_related("body")
    paper = get_object_or_404(papers.select_related("residents_information"), pk=pk)
    show_body(request, paper.body_id)
    kept: ResidentsInformation | None = getattr(paper, "residents_information", None)
    headings = (queries.GENERAL, *queries.headings_of(paper))
    initial = {"important_plan": kept.important_plan, **kept.texts} if kept else {}
    form = ResidentsForm(typed(request), headings=headings, initial=initial)
    step = Step(
        _("Unterrichtung der Einwohner"), _("Speichern"),
        _("Gespeichert; öffentlich, sobald die Vorlage es ist."), request.path,
        about=paper.reference, lead=paper.title,
        decisions=[(_("Warum?"), kept.basis)] if kept else [],
    )  # fmt: skip

    def act(*, important_plan: bool, **texts: str) -> Any:
        return operations.inform_residents(
            paper, important_plan=important_plan, texts=texts, actor=request.user
        )

    return perform(request, step, form, act)
