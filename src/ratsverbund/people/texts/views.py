"""Upload an official wording, look at what was read, confirm it, take it back."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.charter.citations import label_of
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.texts import forms, operations, policies, queries
from ratsverbund.people.texts.models import CharterText

VERBS = {
    "confirm": operations.confirm_text,
    "discard": operations.discard_text,
    "withdraw": operations.withdraw_text,
}


@login_required
def text_list(request, slug):
    """List the wordings of a body's charter, and take a further file."""
    body = kept(request, slug)
    form = forms.TextForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (proposed := propose(request, body, form)):
        return redirect("texts:text", slug, proposed.pk)
    context = {
        "body": body,
        "charter": queries.charter_of(body),
        "form": form,
        "texts": queries.texts_of(body),
        "breadcrumb": trail(body),
    }
    return render(request, "texts/text_list.html", context, status=422 if form.errors else 200)


def propose(request, body, form):
    """Keep the uploaded wording, or say on the form why it cannot be read."""
    file = form.cleaned_data["file"]
    try:
        return operations.propose_text(
            body,
            file.read(),
            file.name,
            source=form.cleaned_data["source"],
            valid_from=form.cleaned_data["valid_from"],
            actor=request.user,
        )
    except InvalidInput as error:
        form.add_error("file", str(error))
        return None


@login_required
def text(request, slug, pk):
    """Show how complete a wording was read, and every sentence with its place."""
    body = kept(request, slug)
    found = get_object_or_404(queries.texts_with_file(body), pk=pk)
    context = {
        "body": body,
        "version": found,
        "report": queries.report_of(found),
        "sentences": [
            (label_of(f"{found.charter}/{one}", ""), said) for one, said in found.wording
        ],
        "breadcrumb": [*trail(body), {"label": found.file.name}],
    }
    return render(request, "texts/text.html", context)


@login_required
@require_POST
def decide(request, slug, pk):
    """Confirm a wording, put it aside, or take it back."""
    found = get_object_or_404(CharterText, pk=pk, body__slug=slug)
    VERBS.get(request.POST.get("act"), operations.confirm_text)(found, actor=request.user)
    return redirect("texts:text", slug, pk)


def kept(request, slug):
    """The body of an address, for those who keep its wordings. Raises: NotAllowed."""
    body = get_object_or_404(Body, slug=slug)
    require(policies.may_keep_texts, request.user, body)
    return body


def trail(body):
    """Where the wordings lie."""
    return [
        {"label": _("Körperschaften"), "address": reverse("bodies:body_list")},
        {"label": body.short_name, "address": reverse("bodies:body_page", args=[body.slug])},
        {"label": _("Amtlicher Wortlaut"), "address": reverse("texts:text_list", args=[body.slug])},
    ]
