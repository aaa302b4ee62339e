"""Pages on which something is done with a paper: co-sign, release, withdraw, hide."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.papers import operations, queries
from ratsverbund.council.papers.dossier.checks import release_checks
from ratsverbund.council.papers.forms import AnswerForm, AskForm, ReasonForm, WithdrawForm
from ratsverbund.council.papers.models import CoSignature
from ratsverbund.council.papers.views.lookup import own_dossier, own_paper, say, seen_dossier, typed
from ratsverbund.kernel.errors import InvalidInput


@login_required
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is looked at before the release; on POST, release."""
    dossier = own_dossier(request, pk)
    if request.method == "POST":
        paper = operations.release_paper(dossier.paper, actor=request.user)
        number = {"reference": paper.reference}
        messages.success(request, _("Freigegeben mit der Nummer %(reference)s.") % number)
        return redirect("papers:paper", pk)
    checks = release_checks(dossier)
    context = {"paper": dossier.paper, "checks": checks, "dossier": dossier}
    context["blocked"] = any(check.blocks for check in checks)
    return render(request, "papers/release.html", context)


@login_required
def cosigning(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask accounts to co-sign, or stop waiting for them."""
    dossier = own_dossier(request, pk)
    accounts = {str(a.pk): a for a in queries.possible_cosigners(dossier.paper.body, request.user)}
    ending = "end" in request.POST
    ask = AskForm(None if ending else typed(request))
    ask.fields["accounts"].choices = list(accounts.items())  # type: ignore[attr-defined]
    end = ReasonForm(request.POST if ending else None, prefix="end")
    form = end if ending else ask
    if request.method == "POST" and form.is_valid():
        try:
            if ending:
                reason = end.cleaned_data["reason"]
                operations.end_cosigning(dossier.paper, reason, actor=request.user)
            else:
                wanted = [accounts[each] for each in ask.cleaned_data["accounts"]]
                operations.ask_cosignatures(dossier.paper, wanted, actor=request.user)
        except InvalidInput as error:
            say(form, error)
        else:
            return redirect("papers:paper", pk)
    context = {"paper": dossier.paper, "dossier": dossier, "ask": ask, "end": end}
    status = 422 if form.is_bound else 200
    return render(request, "papers/cosigning.html", context, status=status)


@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a paper one was asked to co-sign, and sign or refuse."""
    dossier = seen_dossier(request, pk)
    mine = get_object_or_404(
        CoSignature.objects.select_related("paper"),
        paper=pk, account=request.user, state=CoSignature.State.ASKED,
    )  # fmt: skip
    form = AnswerForm(typed(request), initial={"seen": dossier.paper.version})
    if request.method == "POST" and form.is_valid():
        refuses = "refuse" in request.POST
        act = operations.refuse_cosignature if refuses else operations.cosign
        try:
            act(mine, actor=request.user, **form.cleaned_data)
        except InvalidInput as error:
            say(form, error)
        else:
            messages.success(request, _("Ihre Antwort ist gespeichert."))
            return redirect("papers:paper", pk)
    context = {"paper": dossier.paper, "dossier": dossier, "form": form}
    return render(request, "papers/answer.html", context, status=422 if form.is_bound else 200)


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a paper back, with day and reason."""
    paper = own_paper(request, pk)
    form = WithdrawForm(typed(request), initial={"on": timezone.localdate()})
    done = _("Die Vorlage ist zurückgezogen.")
    page = "papers/withdraw.html"
    return _acted(request, paper, form, operations.withdraw_paper, done, page)


@login_required
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a paper offline, with a reason."""
    paper = own_paper(request, pk)
    form = ReasonForm(typed(request))
    done = _("Die Vorlage ist nichtöffentlich; alle Seiten und Dateien sind aus dem Netz.")
    return _acted(request, paper, form, operations.make_nonpublic, done, "papers/hide.html")


def _acted(
    request: HttpRequest, paper: Any, form: Any, act: Any, done: str, page: str
) -> HttpResponse:
    """Show the form of an act; on POST, do it with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            act(paper, actor=request.user, **form.cleaned_data)
        except InvalidInput as error:
            say(form, error)
        else:
            messages.success(request, done)
            return redirect("papers:paper", paper.pk)
    status = 422 if form.is_bound else 200
    return render(request, page, {"paper": paper, "form": form}, status=status)
