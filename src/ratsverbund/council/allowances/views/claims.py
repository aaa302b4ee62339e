"""Pages around one claim: choose its kind, submit, look at it, hand in a proof, correct it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.council.allowances import operations, queries
from ratsverbund.council.allowances.forms import FORMS, ClaimForm, ProofForm, RejectForm, SettleForm
from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.council.allowances.policies import may_claim, may_settle
from ratsverbund.council.allowances.views.frame import crumbs, tabs
from ratsverbund.council.allowances.views.told import told
from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body
from ratsverbund.ui.submission import accepted

MOST = 16 * 1024 * 1024


@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Ask for the kind of claim, so that the form asks only what its rule needs."""
    context = {
        "kinds": LossClaim.Kind.choices,
        "breadcrumb": crumbs((_("Ersatz beantragen"), "")),
        "tabs": tabs(request),
    }
    return render(request, "allowances/choose.html", context)


@login_required
def submit(request: HttpRequest, kind: str) -> HttpResponse:
    """Take a claim of one kind."""
    return claim_page(request, kind, None)


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a claim that corrects a decided one."""
    found = get_object_or_404(queries.claims_for(request.user), pk=pk)
    return claim_page(request, found.kind, found)


def claim_page(request: HttpRequest, kind: str, corrects: LossClaim | None) -> HttpResponse:
    """Show the form of a kind; on POST, submit the claim."""
    actor: Any = request.user
    if kind not in FORMS:
        raise Http404
    if actor.person_id is None:
        raise NotAllowed(
            _("Ihr Konto ist keiner Person zugeordnet. Bitten Sie die Administration.")
        )
    places = queries.places_of(actor)
    initial = {"day": corrects.day, "body": corrects.body_id} if corrects else {}
    form = FORMS[kind](request.POST or None, request.FILES or None, places=places, initial=initial)
    made = accepted(form, lambda **_typed: send(form, kind, corrects, actor))
    if made is not None:
        messages.success(request, _("Ihr Antrag ist eingereicht."))
        return redirect("allowances:claim", made.pk)
    label = LossClaim.Kind(kind).label
    context = {
        "form": form,
        "kind": label,
        "corrects": corrects,
        "breadcrumb": crumbs((str(label), "")),
    }
    status = 422 if form.errors else 200
    return render(request, "allowances/submit.html", context, status=status)


def send(form: ClaimForm, kind: str, corrects: LossClaim | None, actor: Any) -> LossClaim:
    """Submit what the form holds."""
    body = get_object_or_404(Body, pk=form.cleaned_data["body"])
    proofs = proofs_in(form)
    return operations.submit_claim(
        body, actor.person, kind, form.facts(), proofs=proofs, corrects=corrects, actor=actor
    )


def proofs_in(form: Any) -> list[tuple[str, bytes]]:
    """The file of a form, if one was chosen."""
    file = form.cleaned_data["proof"]
    return [(file.name, file.read(MOST))] if file else []


@login_required
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a claim with the computed amount and its reasons; `feststellung` is tried out."""
    found = get_object_or_404(queries.claims_for(request.user), pk=pk)
    finding = request.GET.get("finding", "").strip()
    context = {
        "claim": found,
        "told": told(found),
        "weighed": queries.weighed(found, finding) if found.state == "submitted" else None,
        "settle_form": SettleForm(initial={"finding": finding}),
        "reject_form": RejectForm(),
        "proof_form": ProofForm(),
        "may_settle": may_settle(request.user, found),
        "may_claim": may_claim(request.user, found),
        "breadcrumb": crumbs((str(found.get_kind_display()), "")),
        "internal": True,
    }
    return render(request, "allowances/claim.html", context)


@login_required
@require_POST
def add_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a proof with a claim."""
    found = get_object_or_404(queries.claims_for(request.user), pk=pk)
    form = ProofForm(request.POST, request.FILES)
    keep = lambda **_typed: operations.add_proof(found, proofs_in(form), actor=request.user)  # noqa: E731
    if accepted(form, keep) is None:
        messages.error(request, " ".join(str(error[0]) for error in form.errors.values()))
    else:
        messages.success(request, _("Der Nachweis liegt beim Antrag."))
    return redirect(reverse("allowances:claim", args=[pk]))


@login_required
def proof(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Send a proof to whoever may see its claim."""
    found = get_object_or_404(queries.claims_for(request.user), pk=pk)
    kept: StoredFile = get_object_or_404(found.proofs, pk=file)
    return download(bytes(kept.content), kept.name, kept.media_type)
