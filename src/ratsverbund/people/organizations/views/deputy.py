"""Who stands in for a member: the order, naming one more, ending one."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.people.organizations import forms, operations, policies, queries
from ratsverbund.people.organizations.views.organization import day_of, kept, trail
from ratsverbund.ui.submission import accepted, form_page, refusable


@login_required
def deputies(request, pk, seat_pk):
    """Show who stands in for a member on a day, in order; on POST, move one from that day on."""
    membership = kept_seat(request, pk, seat_pk)
    form, day = day_of(request)
    found = queries.deputies_of(membership, day)
    if request.method == "POST":
        steps = -1 if "up" in request.POST else 1
        moved = get_object_or_404(found, pk=request.POST.get("up") or request.POST.get("down"))
        operations.move_deputy(moved, steps, start=day, actor=request.user)
        return redirect(f"{page_of(membership)}?am={day.isoformat()}")
    context = {
        "organization": membership.organization,
        "seat": membership,
        "deputies": found,
        "form": form,
        "day": day,
        "more": queries.may_add_deputy(membership, len(found), day),
        "breadcrumb": [*trail(membership.organization), {"label": _("Vertretung")}],
    }
    return render(request, "organizations/deputies.html", context)


@login_required
def name(request, pk, seat_pk):
    """Name who stands in for a member."""
    membership = kept_seat(request, pk, seat_pk)
    _form, day = day_of(request)
    found = list(queries.deputies_of(membership, day))
    more = queries.may_add_deputy(membership, len(found), day).value is not False
    form = forms.DeputyForm(membership.organization.body, found, more, request.POST or None)
    act = refusable(partial(operations.name_deputy, membership, actor=request.user))
    title = _("Vertretung für %(person)s benennen") % {"person": membership.person}
    return answered(request, membership, form, act, title, _("Benennen"))


@login_required
def end(request, pk, seat_pk, deputy_pk):
    """Enter the last day on which somebody stands in."""
    membership = kept_seat(request, pk, seat_pk)
    deputy = get_object_or_404(membership.deputies.select_related("person"), pk=deputy_pk)
    form = forms.EndForm(request.POST or None)
    act = partial(operations.end_deputy, deputy, actor=request.user)
    title = _("Vertretung durch %(person)s beenden") % {"person": deputy.person}
    return answered(request, membership, form, act, title, _("Beenden"))


def kept_seat(request, pk, seat_pk):
    """The seat of an address, for those who keep the members. Raises: NotAllowed."""
    organization = kept(request, pk, policies.may_keep_members)
    seats = organization.memberships.select_related("person", "organization__body")
    return get_object_or_404(seats, pk=seat_pk)


def answered(request, membership, form, act, title, submit):
    """Return to the deputies of the seat when the operation went through, else show the form."""
    back = page_of(membership)
    if accepted(form, act):
        return redirect(back)
    crumbs = [*trail(membership.organization), {"label": _("Vertretung"), "address": back}]
    return form_page(
        request, form, title=title, submit=submit, back=back, lead=membership.organization.name,
        breadcrumb=[*crumbs, {"label": title}],
    )  # fmt: skip


def page_of(membership):
    """Where the deputies of a seat are shown."""
    return reverse("organizations:deputies", args=[membership.organization_id, membership.pk])
