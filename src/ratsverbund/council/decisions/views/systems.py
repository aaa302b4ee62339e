"""The voting system of an organization: what the law says, and the one that is named."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.decisions import forms, operations
from ratsverbund.council.decisions.models import VotingSystem
from ratsverbund.council.decisions.policies import may_set_system
from ratsverbund.council.decisions.systems import may_vote
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted, refusable

DECIDING = (Organization.Type.COUNCIL, Organization.Type.COMMITTEE)
FORMS = ("present", "hybrid", "digital")


@login_required
def system(request, pk):
    """Show whether an organization votes electronically and why; on POST, name its system."""
    organization = organization_for(request, pk)
    named = list(VotingSystem.objects.filter(organization=organization))
    form = forms.SystemForm(request.POST or None)
    name = refusable(partial(operations.name_system, organization, actor=request.user))
    if accepted(form, name):
        return redirect("decisions:system", pk)
    now = next((one for one in named if one.end is None), None)
    context = {
        "organization": organization,
        "used": now,
        "named": named,
        "answers": [(_(word), answer(organization.body, form, now)) for form, word in words()],
        "form": form if may_set_system(request.user, organization) else None,
        "drop_form": forms.ReasonForm(auto_id="drop_%s"),
        "breadcrumb": [
            {"label": _("Gremien"), "address": reverse("organizations:organization_list")},
            {
                "label": organization.short_name,
                "address": reverse("organizations:organization_page", args=[pk]),
            },
            {"label": _("Elektronische Abstimmung")},
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "decisions/system.html", context, status=status)


def words():
    """The forms of a meeting with their names."""
    return list(zip(FORMS, (_("in Präsenz"), _("hybrid"), _("digital")), strict=True))


def answer(body, form, now):
    """What the law says to electronic votes in one form of meeting."""
    try:
        return may_vote(body, form, timezone.localdate(), now).decision.as_json()
    except LawUnknown as error:
        return {"value": None, "reasons": [], "open_points": [str(error)]}


@login_required
def drop_system(request, pk):
    """Vote without devices again."""
    organization = organization_for(request, pk)
    form = forms.ReasonForm(request.POST or None)
    now = get_object_or_404(VotingSystem, organization=organization, end=None)
    accepted(form, partial(operations.drop_system, now, actor=request.user))
    return redirect("decisions:system", pk)


def organization_for(request, pk):
    """The organization, for everyone with a role at its body."""
    organization = get_object_or_404(
        Organization.objects.select_related("body"),
        pk=pk, body__in=bodies_of(request.user), organization_type__in=DECIDING,
    )  # fmt: skip
    show_body(request, organization.body_id)
    return organization
