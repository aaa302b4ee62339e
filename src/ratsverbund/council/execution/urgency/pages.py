"""Urgent decisions: the list, one of them, its steps."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.execution import forms, queries
from ratsverbund.council.execution.models import UrgentDecision
from ratsverbund.council.execution.policies import may_control, may_cosign, may_object
from ratsverbund.council.execution.roles import CONTROLLERS
from ratsverbund.council.execution.urgency import operations
from ratsverbund.council.execution.urgency.form import CommitteeForm, RepealForm, UrgentForm
from ratsverbund.council.execution.views.lookup import at, perform, trail, typed
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.people.bodies.roles import bodies_held
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import Step


@login_required
def urgent_decisions(request: HttpRequest) -> HttpResponse:
    """List urgent decisions."""
    context = {
        "decisions": list(queries.urgent_for(request.user)[:200]),
        "controls": bool(bodies_held(request.user, *CONTROLLERS)),
        "internal": True,
        "breadcrumb": trail(here=_("Dringlichkeitsentscheidungen")),
    }
    return render(request, "execution/urgent_list.html", context)


def urgent_for(request: HttpRequest, pk: int) -> UrgentDecision:
    """An urgent decision the account may see."""
    found: UrgentDecision = get_object_or_404(queries.urgent_for(request.user), pk=pk)
    show_body(request, found.body_id)
    return found


@login_required
def urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an urgent decision with its signatures and what is next."""
    found = urgent_for(request, pk)
    draft = found.state == UrgentDecision.State.DRAFT
    two = draft and found.two_sign
    context = {
        "urgent": found,
        "controls": may_control(request.user, found),
        "signs": two and not found.mayor_signed_at and may_object(request.user, found),
        "cosigns": two and not found.member_signed_at and may_cosign(request.user, found),
        "internal": not found.public,
        "breadcrumb": trail(
            (_("Dringlichkeitsentscheidungen"), at("urgent_list")), here=found.title
        ),
    }
    return render(request, "execution/urgent.html", context)


@login_required
def draft_urgent(request: HttpRequest) -> HttpResponse:
    """Draft a decision that cannot wait."""
    bodies = bodies_held(request.user, *CONTROLLERS)
    if not bodies:
        raise Http404
    step = Step(
        _("Dringlichkeitsentscheidung entwerfen"), _("Entwurf anlegen"),
        _("Der Entwurf ist angelegt; jetzt ist zu unterzeichnen."), at("urgent_list"),
        about=_("Dringlichkeitsentscheidungen"),
        lead=_("Was vorliegt, bestimmt, wer entscheidet (§ 60 GO NRW)."),
    )  # fmt: skip
    organizations = queries.councils_and_committees(bodies)
    form = UrgentForm(typed(request), organizations=organizations)
    return perform(request, step, form, partial(operations.draft_urgent, actor=request.user))


def urgent_step(found: UrgentDecision, title: str, verb: str, done: str, lead: str = "") -> Step:
    """A step that leads back to its decision."""
    return Step(title, verb, done, at("urgent", found.pk), about=found.title, lead=lead)


@login_required
def sign_urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign as the mayor."""
    found = urgent_for(request, pk)
    step = urgent_step(
        found, _("Unterzeichnen"), _("Unterzeichnen"), _("Unterzeichnet."), found.text
    )
    act = partial(operations.sign_urgent, found, actor=request.user)
    return perform(request, step, forms.NoForm(typed(request)), act)


@login_required
def cosign_urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign as a member of the council."""
    found = urgent_for(request, pk)
    step = urgent_step(
        found, _("Mitunterzeichnen"), _("Mitunterzeichnen"), _("Mitunterzeichnet."), found.text
    )
    act = partial(operations.cosign_urgent, found, actor=request.user)
    return perform(request, step, forms.NoForm(typed(request)), act)


@login_required
def take_urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the resolution by which the main committee took it."""
    found = urgent_for(request, pk)
    taken = queries.resolutions_for(request.user).filter(
        body=found.body_id, organization__task=Organization.Task.MAIN,
        result=Resolution.Result.ADOPTED,
    )  # fmt: skip
    step = urgent_step(found, _("Beschluss des Hauptausschusses"), _("Festhalten"), _("Getroffen."))
    form = CommitteeForm(typed(request), resolutions=taken)
    act = partial(operations.take_by_committee, found, actor=request.user)
    return perform(request, step, form, act)


@login_required
def discard_urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """Discard a draft."""
    found = urgent_for(request, pk)
    step = urgent_step(found, _("Entwurf verwerfen"), _("Verwerfen"), _("Verworfen."))
    act = partial(operations.discard_urgent, found, actor=request.user)
    return perform(request, step, forms.ReasonForm(typed(request)), act)


@login_required
def submit_urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit a decision for approval."""
    found = urgent_for(request, pk)
    meetings: Any = queries.coming_meetings(found.organization_id)
    step = urgent_step(
        found, _("Zur Genehmigung vorlegen"), _("Auf die Tagesordnung setzen"),
        _("Die Genehmigung steht auf der Tagesordnung."),
        _("Vorgelegt wird in der nächsten Sitzung (§ 60 GO NRW)."),
    )  # fmt: skip
    form = forms.MeetingForm(typed(request), meetings=meetings)
    act = partial(operations.submit_urgent, found, actor=request.user)
    return perform(request, step, form, act)


@login_required
def repeal_urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """Repeal a decision that was not approved."""
    found = urgent_for(request, pk)
    step = urgent_step(found, _("Entscheidung aufheben"), _("Festhalten"), _("Festgehalten."))
    known = queries.resolutions_for(request.user).values("pk")
    form = RepealForm(typed(request), resolutions=queries.repealing(found).filter(pk__in=known))
    return perform(
        request, step, form, partial(operations.repeal_urgent, found, actor=request.user)
    )


@login_required
def urgent_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the record of an urgent decision."""
    found = urgent_for(request, pk)
    if found.record is None:
        raise Http404
    return download(bytes(found.record.content), found.record.name, PDF, inline=True)
