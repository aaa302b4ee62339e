"""Objections: the list, one of them, its steps."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.execution import forms, queries
from ratsverbund.council.execution.models import MayorObjection
from ratsverbund.council.execution.objections import operations
from ratsverbund.council.execution.objections.form import AuthorityForm, ObjectionForm
from ratsverbund.council.execution.policies import may_conduct, may_object
from ratsverbund.council.execution.views.lookup import at, perform, trail, typed
from ratsverbund.kernel.calendar import format_day
from ratsverbund.kernel.policies import require
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import Step


@login_required
def objections(request: HttpRequest) -> HttpResponse:
    """List objections."""
    context = {
        "objections": list(queries.objections_for(request.user)[:200]),
        "internal": True,
        "breadcrumb": trail(here=_("Widersprüche")),
    }
    return render(request, "execution/objections.html", context)


def objection_for(request: HttpRequest, pk: int, *, acting: bool = True) -> MayorObjection:
    """An objection the account may see; for steps, who takes it further only."""
    found: MayorObjection = get_object_or_404(queries.objections_for(request.user), pk=pk)
    if acting:
        require(may_conduct, request.user, found)
    show_body(request, found.body_id)
    return found


@login_required
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an objection with its days and its effect."""
    found = objection_for(request, pk, acting=False)
    day = format_day(found.objected_on)
    context = {
        "objection": found,
        "may_conduct": may_conduct(request.user, found),
        "internal": True,
        "breadcrumb": trail((_("Widersprüche"), at("objections")), here=day),
    }
    return render(request, "execution/objection.html", context)


@login_required
def raise_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Object to a resolution."""
    resolution = get_object_or_404(queries.resolutions_for(request.user), pk=pk)
    require(may_object, request.user, resolution)
    step = Step(
        _("Widersprechen oder beanstanden"), _("Erheben"),
        _("Erhoben. Der Beschluss wird nicht ausgeführt, bis neu entschieden ist."),
        at("objections"), about=_("Widersprüche"), lead=str(resolution),
    )  # fmt: skip
    form = ObjectionForm(typed(request), initial={"on": timezone.localdate()})
    act = partial(operations.raise_objection, resolution, actor=request.user)
    return perform(request, step, form, act)


def objection_step(found: MayorObjection, title: str, verb: str, done: str, lead: str = "") -> Step:
    """A step that leads back to its objection."""
    back, about = at("objection", found.pk), found.get_kind_display().split(" ")[0]
    return Step(title, verb, done, back, about=about, lead=lead)


@login_required
def schedule_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the matter on an agenda again."""
    found = objection_for(request, pk)
    own = 0 if found.kind == MayorObjection.Kind.APPEAL else found.resolution.organization_id
    meetings = queries.coming_meetings(own, found.body_id)
    step = objection_step(
        found, _("Auf die Tagesordnung setzen"), _("Auf die Tagesordnung setzen"),
        _("Die Sache steht auf der Tagesordnung."),
        _("Mit Ja bestätigt das Gremium seinen Beschluss, mit Nein hebt es ihn auf."),
    )  # fmt: skip
    form = forms.MeetingForm(typed(request), meetings=meetings)
    act = partial(operations.schedule_objection, found, actor=request.user)
    return perform(request, step, form, act)


@login_required
def withdraw_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an objection back."""
    found = objection_for(request, pk)
    step = objection_step(found, _("Zurücknehmen"), _("Zurücknehmen"), _("Zurückgenommen."))
    act = partial(operations.withdraw_objection, found, actor=request.user)
    return perform(request, step, forms.ReasonForm(typed(request)), act)


@login_required
def refer_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a complaint before the authority."""
    found = objection_for(request, pk)
    step = objection_step(
        found, _("Aufsichtsbehörde anrufen"), _("Abgabe festhalten"), _("Festgehalten.")
    )
    act = partial(operations.refer_objection, found, actor=request.user)
    return perform(request, step, forms.NoForm(typed(request)), act)


@login_required
def settle_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what the authority decided."""
    found = objection_for(request, pk)
    title = _("Entscheidung der Aufsichtsbehörde")
    step = objection_step(found, title, _("Festhalten"), _("Festgehalten."))
    act = partial(operations.settle_objection, found, actor=request.user)
    return perform(request, step, AuthorityForm(typed(request)), act)
