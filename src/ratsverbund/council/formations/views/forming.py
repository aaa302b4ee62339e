"""The start of a term: its checklist, oaths, the agenda, and who takes which chair."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.elections.queries import candidates_in, readable
from ratsverbund.council.formations import forms, operations, queries
from ratsverbund.council.formations.models import ChairTurn, Formation
from ratsverbund.council.formations.policies import may_form, may_pick
from ratsverbund.council.meetings.queries import meetings_for
from ratsverbund.kernel.policies import require
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted, form_page, refusable


@login_required
def formation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how far the council's formation is, point by point."""
    term = at_hand(request, slug)
    found = getattr(term, "formation", None)
    day = timezone.localdate()
    seats = list(queries.council_seats(term.body, day))
    upcoming = next((turn for turn in term.picks if turn["organization"] is None), None)
    context: dict[str, Any] = {
        "body": term.body,
        "term": term,
        "formation": found,
        "points": queries.checklist(term.body, day, seats, term.deputies),
        "turns": term.picks,
        "upcoming": upcoming,
        "may_form": may_form(request.user, term),
        "may_pick": upcoming and may_pick(request.user, turn_of(term, upcoming)),
        "tie": tie_of(found),
        "chairs_basis": readable(found.chairs_basis) if found else None,
        "internal": True,
        "breadcrumb": trail(term.body),
    }
    return render(request, "formations/formation.html", context)


def at_hand(request: HttpRequest, slug: str) -> Any:
    """The present term of a body with its formation, for those with a role there."""
    term = queries.term_at(slug, timezone.localdate())
    if term is None or term.body_id not in bodies_of(request.user):
        raise Http404
    show_body(request, term.body_id)
    return term


def turn_of(term: Any, row: dict[str, Any]) -> ChairTurn:
    """A pick as the policies ask about it."""
    return ChairTurn(pk=row["pk"], faction=Organization(pk=row["faction"], body=term.body))


def tie_of(found: Formation | None) -> list[str]:
    """Between whom the next lot in the order of picks is drawn."""
    basis = found.chairs_basis if found else None
    value = (basis or {}).get("value") or {}
    return list(value.get("tie", []))


@login_required
@require_POST
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the checklist."""
    operations.begin_formation(at_hand(request, slug), actor=request.user)
    return redirect("formations:formation", slug)


@login_required
@require_POST
def access(request: HttpRequest, slug: str) -> HttpResponse:
    """Order the picks of the Fraktionen."""
    _body, found = formed(request, slug)
    operations.begin_access(found, actor=request.user)
    return redirect(f"{reverse('formations:formation', args=[slug])}#vorsitze")


@login_required
def access_lot(request: HttpRequest, slug: str) -> HttpResponse:
    """Record the lot between Fraktionen and go on with the order."""
    body, found = formed(request, slug)
    form = forms.AccessForm(request.POST or None, between=tie_of(found))
    act = partial(operations.begin_access, found, actor=request.user)
    return answered(request, body, form, act, _("Losentscheid festhalten"), _("Los festhalten"))


@login_required
def oaths(request: HttpRequest, slug: str) -> HttpResponse:
    """Record who was put under oath."""
    body, found = formed(request, slug)
    day = timezone.localdate()
    waiting = queries.council_seats(body, day).filter(oath=None)
    form = forms.OathForm(request.POST or None, seats=waiting, initial={"day": day})
    act = partial(operations.take_oaths, found, actor=request.user)
    return answered(request, body, form, act, _("Verpflichtung festhalten"), _("Festhalten"))


@login_required
def age_president(request: HttpRequest, slug: str) -> HttpResponse:
    """Record who leads until the mayor is sworn in."""
    body, found = formed(request, slug)
    seats = queries.council_seats(body, timezone.localdate())
    persons = candidates_in(body).filter(memberships__in=seats.values("pk"))
    form = forms.AgePresidentForm(request.POST or None, persons=persons)
    act = partial(operations.name_age_president, found, actor=request.user)
    return answered(request, body, form, act, _("Altersvorsitz festhalten"), _("Festhalten"))


@login_required
def agenda(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the points of the formation on the agenda of a council meeting."""
    body, found = formed(request, slug)
    planned = meetings_for(request.user).filter(
        body=body, organization__organization_type="council", state__in=("planned", "convened")
    )
    form = forms.MeetingForm(request.POST or None, meetings=planned)
    act = partial(operations.plan_formation, found, actor=request.user)
    title = _("Punkte auf die Tagesordnung setzen")
    return answered(request, body, form, act, title, _("Punkte aufsetzen"))


@login_required
def agree(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a chair on whom the Fraktionen agreed."""
    body, found = formed(request, slug)
    form = chair_form(request, queries.seats_to_chair(body, timezone.localdate()))
    act = partial(operations.agree_chair, found, actor=request.user)
    return answered(request, body, form, act, _("Vorsitz eintragen"), _("Vorsitz eintragen"))


@login_required
def pick(request: HttpRequest, slug: str, turn: int) -> HttpResponse:
    """Let the Fraktion whose turn it is pick a committee."""
    term = at_hand(request, slug)
    body = term.body
    mine = get_object_or_404(
        ChairTurn.objects.select_related("faction"), formation__term=term, pk=turn
    )
    require(may_pick, request.user, mine)
    seats = queries.seats_to_chair(body, timezone.localdate()).filter(on_behalf_of=mine.faction)
    form = chair_form(request, seats)
    act = partial(operations.pick_chair, mine, actor=request.user)
    title = _("%(faction)s greift zu") % {"faction": mine.faction}
    return answered(request, body, form, act, title, _("Auf diesen Vorsitz zugreifen"))


def chair_form(request: HttpRequest, seats: Any) -> forms.ChairForm:
    """The form for a chair; it begins today."""
    start = {"start": timezone.localdate()}
    return forms.ChairForm(request.POST or None, seats=seats, initial=start)


def formed(request: HttpRequest, slug: str) -> tuple[Body, Formation]:
    """The body and its formation, for who keeps its organizations."""
    term = at_hand(request, slug)
    found = get_object_or_404(Formation.objects.select_related("term__body"), term=term)
    require(may_form, request.user, found)
    return term.body, found


def answered(
    request: HttpRequest, body: Body, form: Any, act: Any, title: str, submit: str
) -> HttpResponse:
    """Run an act of the formation from a form."""
    back = reverse("formations:formation", args=[body.slug])
    if accepted(form, refusable(act)) is not None:
        return redirect(back)
    return form_page(
        request, form, title=title, submit=submit, back=back, breadcrumb=trail(body, title)
    )


def trail(body: Body, *here: str) -> list[dict[str, str]]:
    """Where a page of the formation is."""
    steps = [
        (body.short_name, reverse("bodies:body_page", args=[body.slug])),
        (_("Konstituierung"), reverse("formations:formation", args=[body.slug])),
        *((label, "") for label in here),
    ]
    return [{"label": label, "address": address} for label, address in steps]
