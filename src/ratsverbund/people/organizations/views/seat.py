"""Forms for seats: give one, end one, name a successor."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ratsverbund.people.organizations import forms, operations, policies
from ratsverbund.people.organizations.views.organization import answered, kept
from ratsverbund.ui.submission import refusable


@login_required
def seat(request, pk):
    """Give a person a seat."""
    organization = kept(request, pk, policies.may_keep_members)
    form = forms.SeatForm(organization.body, request.POST or None)
    act = refusable(partial(operations.seat_member, organization, actor=request.user))
    return answered(request, organization, form, act, _("Sitz besetzen"), _("Besetzen"))


@login_required
def end(request, pk, seat_pk):
    """Enter the last day of a seat."""
    organization = kept(request, pk, policies.may_keep_members)
    membership = get_object_or_404(organization.memberships.select_related("person"), pk=seat_pk)
    form = forms.EndForm(request.POST or None)
    act = partial(operations.end_membership, membership, actor=request.user)
    title = _("Sitz von %(person)s beenden") % {"person": membership.person}
    return answered(request, organization, form, act, title, _("Beenden"))


@login_required
def successor(request, pk, seat_pk):
    """Enter whom the Fraktion names after a member."""
    organization = kept(request, pk, policies.may_keep_members)
    membership = get_object_or_404(
        organization.memberships.select_related("person", "on_behalf_of"), pk=seat_pk
    )
    form = forms.PersonChoice(organization.body, request.POST or None)
    act = refusable(partial(operations.name_successor, membership, actor=request.user))
    title = _("Nachfolge für %(person)s benennen") % {"person": membership.person}
    return answered(request, organization, form, act, title, _("Benennen"))
