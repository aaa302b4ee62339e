"""Standing items, and whether a second person releases."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.agendas import operations, queries
from ratsverbund.council.agendas.forms import ReasonForm, StandingForm
from ratsverbund.council.agendas.operations.standing import USUAL
from ratsverbund.council.agendas.views.reach import meeting_for, trail
from ratsverbund.ui.submission import accepted, form_page


@login_required
def standing_list(request, pk):
    """Edit the standing items of the organization of this meeting."""
    meeting = meeting_for(request, pk)
    rows = list(queries.standing_items(meeting.organization_id)) or USUAL
    form = StandingForm(request.POST or None, initial=StandingForm.written(rows))
    saved = accepted(
        form,
        lambda **_typed: operations.set_standing_items(
            meeting.organization, form.items(), actor=request.user
        ),
    )
    if saved is not None:
        messages.success(request, _("Die wiederkehrenden Punkte sind gespeichert."))
        return redirect("agendas:agenda", pk)
    return form_page(
        request, form, title=_("Wiederkehrende Punkte"), submit=_("Speichern"),
        back=reverse("agendas:agenda", args=[pk]), breadcrumb=trail(meeting, _("Vorlage")),
        lead=_("Sie gelten für jede Sitzung: %(name)s.") % {"name": meeting.organization},
    )  # fmt: skip


class EmptyForm(forms.Form):
    """Nothing to type."""


@login_required
def second_person(request, pk):
    """Do without a second person at this body, with the reason; or have one again."""
    meeting = meeting_for(request, pk)
    waived = hasattr(meeting.body, "single_clerk")
    typed = request.POST if request.method == "POST" else None
    form = EmptyForm(typed) if waived else ReasonForm(typed)

    def change(reason=""):
        if waived:
            return operations.require_second_person(meeting.body, actor=request.user)
        return operations.waive_second_person(meeting.body, reason, actor=request.user)

    if accepted(form, change):
        messages.success(request, _("Die Regel für die Freigabe ist geändert."))
        return redirect("agendas:agenda", pk)
    return form_page(
        request, form, title=_("Freigabe durch eine zweite Person"),
        submit=_("Wieder verlangen") if waived else _("Darauf verzichten"),
        back=reverse("agendas:agenda", args=[pk]), breadcrumb=trail(meeting, _("Freigabe")),
        lead=_("Wer die Tagesordnung erstellt, gibt sie nicht selbst frei. Ein Haus mit nur einer "
               "Schriftführung kann darauf verzichten; der Grund steht im Protokoll."),
    )  # fmt: skip
