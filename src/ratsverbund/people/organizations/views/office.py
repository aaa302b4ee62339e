"""Offices and who held them."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import shown
from ratsverbund.people.bodies.roles import bodies_of
from ratsverbund.people.organizations import forms, operations, policies, queries
from ratsverbund.people.organizations.views.organization import day_of, kept_bodies, page_address
from ratsverbund.ui.submission import accepted, form_page

ROWS = 50


def office_list(request):
    """List offices with who holds them on a day."""
    form, day = day_of(request)
    found = queries.offices_for(request.user, day, bodies=bodies_of(request.user))
    context = {
        "form": form,
        "day": day,
        "page": Paginator(found, ROWS).get_page(request.GET.get("seite")),
        "address": page_address(request),
        "kept": kept_bodies(request.user),
    }
    return render(request, "organizations/office_list.html", context)


def office_page(request, pk):
    """Show an office with everyone who held it."""
    office = get_object_or_404(queries.offices_for(request.user, timezone.localdate()), pk=pk)
    context = {
        "office": office,
        "holdings": queries.holdings_of(request.user, office),
        "may_keep": policies.may_keep_organizations(request.user, office),
        "breadcrumb": trail(office),
    }
    return render(request, "organizations/office_page.html", context)


@login_required
def create(request, slug):
    """Enter an office of a body."""
    body = get_object_or_404(Body.objects.filter(shown(request.user, "pk")), slug=slug)
    require(policies.may_keep_organizations, request.user, body)
    form = forms.OfficeForm(request.POST or None)
    office = accepted(form, partial(operations.create_office, body, actor=request.user))
    if office:
        return redirect("organizations:office_page", office.pk)
    return form_page(
        request, form, title=_("Amt eintragen"), submit=_("Eintragen"), lead=body.name,
        back=reverse("organizations:office_list"),
    )  # fmt: skip


@login_required
def appoint(request, pk):
    """Appoint the holder of an office."""
    office = kept(request, pk)
    form = forms.PersonChoice(office.body, request.POST or None)
    act = partial(operations.appoint_holder, office, actor=request.user)
    return answered(request, office, form, act, _("Amt besetzen"), _("Besetzen"))


@login_required
def end(request, pk, holding_pk):
    """Enter the last day of an office holder."""
    office = kept(request, pk)
    holding = get_object_or_404(office.holdings, pk=holding_pk)
    form = forms.EndForm(request.POST or None)
    act = partial(operations.end_holding, holding, actor=request.user)
    return answered(request, office, form, act, _("Amtszeit beenden"), _("Beenden"))


def kept(request, pk):
    """The office of an address, for those who keep it. Raises: NotAllowed."""
    office = get_object_or_404(queries.offices_for(request.user, timezone.localdate()), pk=pk)
    require(policies.may_keep_organizations, request.user, office)
    return office


def answered(request, office, form, act, title, submit):
    """Return to the office when the operation went through, else show the form."""
    back = reverse("organizations:office_page", args=[office.pk])
    if accepted(form, act):
        return redirect(back)
    return form_page(
        request, form, title=title, submit=submit, back=back, lead=office.name,
        breadcrumb=[*trail(office), {"label": title}],
    )  # fmt: skip


def trail(office):
    """Where a page about an office lies."""
    return [
        {"label": _("Ämter"), "address": reverse("organizations:office_list")},
        {"label": office.name, "address": reverse("organizations:office_page", args=[office.pk])},
    ]
