"""How petitions come in at the office: registered by hand, or picked up from the letter box."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.petitions import operations, queries
from ratsverbund.council.petitions.forms import AcceptForm, ReasonForm, RegisterForm
from ratsverbund.council.petitions.operations import Writing, names_in
from ratsverbund.council.petitions.views.lookup import trail
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.ui.submission import accepted, form_page


@login_required
def register(request: HttpRequest) -> HttpResponse:
    """Register a petition that came in on paper, by mail or on record."""
    if not queries.bodies_handled(request.user):
        raise NotAllowed(_("Eingaben nimmt die Schriftführung auf. Bitten Sie sie darum."))
    form = RegisterForm(request.POST or None, places=queries.places_of(request.user))

    def act(body: Any, cosigners: str, **typed: Any) -> Any:
        writing = Writing(cosigners=names_in(cosigners), **typed)
        return operations.register_petition(body, writing, actor=request.user)

    if made := accepted(form, act):
        messages.success(request, _("Aufgenommen unter %(number)s.") % {"number": made.reference})
        return redirect("petitions:triage", made.pk)
    return form_page(
        request, form, title=_("Eingabe aufnehmen"), submit=_("Aufnehmen"),
        back=reverse("petitions:list"), breadcrumb=trail(None, _("Eingabe aufnehmen")),
    )  # fmt: skip


@login_required
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a citizen sent; on POST, register it."""
    found = get_object_or_404(queries.intakes_for(request.user), pk=pk)
    form = AcceptForm(request.POST or None, initial={"subject": found.subject})

    def act(**typed: Any) -> Any:
        return operations.accept_intake(found, actor=request.user, **typed)

    if made := accepted(form, act):
        messages.success(request, _("Aufgenommen unter %(number)s.") % {"number": made.reference})
        return redirect("petitions:triage", made.pk)
    context = {
        "intake": found, "form": form, "discard": ReasonForm(auto_id="discard_%s"),
        "internal": True, "breadcrumb": trail(None, found.code),
    }  # fmt: skip
    return render(request, "petitions/intake.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away what is no petition."""
    found = get_object_or_404(queries.intakes_for(request.user), pk=pk)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    operations.discard_intake(found, reason, actor=request.user)
    messages.success(request, _("Verworfen; der Grund steht im Protokoll."))
    return redirect("petitions:list")
