"""What members or a Fraktion want on the agenda: the pages of clerks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.forms import ReasonForm, RequestForm
from ratsverbund.council.agendas.models import ItemRequest
from ratsverbund.council.agendas.requests import operations
from ratsverbund.council.agendas.views.reach import acting, meeting_for, trail
from ratsverbund.people.organizations.models import Organization
from ratsverbund.ui.submission import accepted, form_page


@login_required
def receive(request, pk):
    """Record what members or a Fraktion want on the agenda."""
    meeting = meeting_for(request, pk)
    factions = Organization.objects.filter(
        body=meeting.body_id, organization_type=Organization.Type.FACTION, end=None
    )
    form = RequestForm(request.POST or None, factions=factions)

    def keep(public, members, **typed):
        return operations.receive_request(
            meeting.organization, actor=request.user, public=public == "yes",
            members=members or 0, **typed,
        )  # fmt: skip

    received = accepted(form, keep)
    if received:
        words = (
            _("Der Vorschlag muss auf die Tagesordnung.")
            if received.binding
            else _("Der Vorschlag bindet nicht; Sie entscheiden über seine Aufnahme.")
        )
        messages.success(request, words)
        return redirect("agendas:agenda", pk)
    return form_page(
        request, form, title=_("Vorschlag zur Tagesordnung"), submit=_("Festhalten"),
        back=reverse("agendas:agenda", args=[pk]), breadcrumb=trail(meeting, _("Vorschlag")),
        lead=_("Eine Fraktion oder ein Fünftel der Mitglieder verlangt es (§ 48 Abs. 1 GO NRW)."),
    )  # fmt: skip


def request_for(request, meeting):
    """The request of this meeting's organization that a button names."""
    key = request.POST.get("request") or request.GET.get("vorschlag") or "0"
    return get_object_or_404(
        ItemRequest, pk=key if key.isdecimal() else 0, organization=meeting.organization_id
    )


@login_required
@acting
def place(request, pk):
    """Put a request on the agenda."""
    meeting = meeting_for(request, pk)
    item = operations.place_request(request_for(request, meeting), meeting, actor=request.user)
    messages.success(request, _("Aufgenommen als TOP %(number)s.") % {"number": item.number})
    return redirect("agendas:agenda", pk)


@login_required
def refuse(request, pk):
    """Refuse a request that does not bind."""
    meeting = meeting_for(request, pk)
    wanted = request_for(request, meeting)
    form = ReasonForm(request.POST or None)
    if accepted(form, lambda reason: operations.refuse_request(wanted, reason, actor=request.user)):
        messages.success(request, _("Der Vorschlag ist abgelehnt."))
        return redirect("agendas:agenda", pk)
    return form_page(
        request, form, title=_("Vorschlag ablehnen: %(title)s") % {"title": wanted},
        submit=_("Ablehnen"), back=reverse("agendas:agenda", args=[pk]),
        breadcrumb=trail(meeting, _("Ablehnen")),
    )  # fmt: skip
