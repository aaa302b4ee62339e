"""The steps of a petition, each a form with one verb."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.petition_outcome import STEPS
from ratsverbund.council.petitions import forms, operations, queries
from ratsverbund.council.petitions.views.lookup import perform, petition_for, shown, trail
from ratsverbund.ui.submission import Step, accepted


@login_required
def triage(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the facts and show the proposal; on the second form, decide."""
    found = petition_for(request, pk)
    deciding = request.POST.get("act") == "decide"
    kept = found.facts or {}
    known = {
        **kept, "city_task": {True: "yes", False: "no"}.get(kept.get("city_task")),  # type: ignore[arg-type]
        "earlier": found.earlier_id,
    }  # fmt: skip
    alike = list(queries.similar(found))
    sent = request.POST or None
    examine = forms.ExamineForm(None if deciding else sent, similar=alike, initial=known)
    proposed = {"route": (found.proposal or {}).get("value")}
    decide = forms.RouteForm(sent if deciding else None, initial=proposed)
    if deciding and accepted(decide, partial(operations.decide_route, found, actor=request.user)):
        messages.success(request, _("Eingeordnet; der nächste Schritt steht oben."))
        return redirect("petitions:petition", pk)
    if not deciding and accepted(
        examine, partial(operations.examine_petition, found, actor=request.user)
    ):
        return redirect("petitions:triage", pk)
    context = {
        "petition": found, "examine": examine, "decide": decide, "alike": alike,
        "proposal": found.proposal and shown(found.proposal, found.proposed),
        "internal": True, "breadcrumb": trail(found, _("Einordnen")),
    }  # fmt: skip
    wrong = examine.errors or decide.errors
    return render(request, "petitions/triage.html", context, status=422 if wrong else 200)


@login_required
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in the missing name or form."""
    found = petition_for(request, pk)
    step = Step(_("Ergänzung eintragen"), _("Ergänzen"), _("Ergänzt; ordnen Sie jetzt neu ein."))
    form = forms.CompleteForm(
        request.POST or None, initial={"name": found.name, "address": found.address}
    )
    act = partial(operations.complete_petition, found, actor=request.user)
    return perform(request, found, step, form, act)


@login_required
def forward(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a petition to whoever is responsible."""
    found = petition_for(request, pk)
    step = Step(
        _("Weiterleiten"), _("Weiterleiten"),
        _("Weitergeleitet; beide Schreiben werden erstellt."),
        lead=_("Es entstehen zwei Schreiben: die Abgabe mit dem Wortlaut und die Nachricht an den "
          "Petenten."),
    )  # fmt: skip
    act = partial(operations.forward_petition, found, actor=request.user)
    return perform(request, found, step, forms.ForwardForm(request.POST or None), act)


@login_required
def refrain(request: HttpRequest, pk: int) -> HttpResponse:
    """Note who decided not to examine."""
    found = petition_for(request, pk)
    step = Step(
        _("Absehen von der Prüfung"), _("Festhalten"),
        _("Festgehalten. Jetzt ist der Petent zu benachrichtigen."),
        decisions=[(_("Warum?"), shown(found.proposal, found.proposed))],
    )  # fmt: skip
    act = partial(operations.refrain_petition, found, actor=request.user)
    return perform(request, found, step, forms.RefrainForm(request.POST or None), act)


@login_required
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a petition on the agenda of the complaints committee."""
    found = petition_for(request, pk)
    meetings = queries.committee_meetings(found)
    step = Step(
        _("Auf die Tagesordnung setzen"), _("Auf die Tagesordnung setzen"),
        _("Die Eingabe steht auf der Tagesordnung. Laden Sie jetzt zur Anhörung ein."),
        lead=_("Die Bezeichnung ist öffentlich. Wer sich an den Rat gewandt hat, steht nicht "
               "darin."),
        remarks=[] if meetings else [_("Es ist keine Sitzung des Beschwerdeausschusses geplant. "
                                       "Planen Sie zuerst eine.")],
    )  # fmt: skip
    form = forms.ScheduleForm(request.POST or None, meetings=meetings)
    act = partial(operations.schedule_petition, found, actor=request.user)
    return perform(request, found, step, form, act)


@login_required
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite the petitioner to the hearing."""
    found = petition_for(request, pk)
    step = Step(
        _("Zur Anhörung einladen"), _("Einladung schreiben"), _("Die Einladung wird erstellt."),
        lead=_("Das Schreiben nennt Tag, Ort und Redezeit."),
    )  # fmt: skip
    act = partial(operations.invite_petitioner, found, actor=request.user)
    return perform(request, found, step, forms.NoForm(request.POST or None), act)


@login_required
def speaker(request: HttpRequest, pk: int) -> HttpResponse:
    """Name who speaks for all."""
    found = petition_for(request, pk)
    signed = list(found.cosignatories.all())
    by_key = {"": None, **{str(each.pk): each for each in signed}}
    choices = [("0", found.name or _("Erstunterzeichner"))]
    choices += [(str(each.pk), each.name) for each in signed]
    now = [str(each.pk) for each in signed if each.speaker] or ["0"]
    step = Step(_("Sprecher benennen"), _("Benennen"), _("Der Sprecher ist eingetragen."))
    form = forms.SpeakerForm(request.POST or None, signed=choices, initial={"chosen": now})

    def act(chosen: list[str]) -> Any:
        named = [by_key.get(key) for key in chosen]
        return operations.name_speaker(found, named, actor=request.user)

    return perform(request, found, step, form, act)


@login_required
def hearing(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the hearing, with a clock beside the form."""
    found = petition_for(request, pk, handling=False)
    current = queries.hearing_of(found)
    day = current.item.meeting.starts_at.date() if current and current.item else None
    right = queries.right_to_speak(
        found.body, day or timezone.localdate(), queries.hearing_facts(found)
    )
    minutes = right.settled.minutes if right.known else 0
    step = Step(
        _("Anhörung festhalten"), _("Festhalten"), _("Die Anhörung ist festgehalten."),
        lead=_("Es spricht: %(name)s") % {"name": who_speaks(found)},
        decisions=[(_("Warum?"), shown(right.as_json(), said(minutes)))],
    )  # fmt: skip
    form = forms.HearingForm(request.POST or None)

    def act(waived: bool, **_typed: int) -> Any:
        return operations.record_hearing(found, form.spoken(), waived=waived, actor=request.user)

    page, timer = "petitions/hearing.html", minutes * 60
    return perform(request, found, step, form, act, page=page, timer=timer)


def said(minutes: int) -> str:
    """The time to speak in words."""
    return _("höchstens %(n)s Minuten") % {"n": minutes} if minutes else _("kein Rederecht")


def who_speaks(found: Any) -> str:
    """The name of the speaker."""
    named = found.cosignatories.filter(speaker=True).first()
    return str(named.name if named else found.name)


@login_required
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Record to whom the committee refers; what the law does not allow is not offered."""
    found = petition_for(request, pk, handling=False)
    current = queries.hearing_of(found)
    day = (current and current.held_on) or timezone.localdate()
    answers = queries.steps_allowed(found.body, day)
    offered = [(key, STEPS[key]) for key, each in answers.items() if each.value is not False]
    refused = [
        (_("Warum nicht „%(step)s“?") % {"step": STEPS[key]}, shown(each.as_json()))
        for key, each in answers.items()
        if each.value is False
    ]
    step = Step(
        _("Überweisung festhalten"), _("Festhalten"),
        _("Die Überweisung ist festgehalten. Jetzt ist der Petent zu benachrichtigen."),
        lead=_("Der Ausschuss überweist an die Stelle, die entscheiden darf."), decisions=refused,
    )  # fmt: skip
    form = forms.OutcomeForm(
        request.POST or None, steps=offered, targets=queries.deciding_bodies(found)
    )
    act = partial(operations.refer_petition, found, actor=request.user)
    return perform(request, found, step, form, act)


@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the petitioner."""
    found = petition_for(request, pk)
    step = Step(
        _("Petenten benachrichtigen"), _("Nachricht schreiben"), _("Das Schreiben wird erstellt."),
        decisions=[(_("Warum bis dahin?"), shown(found.answer_basis, found.answer_until))],
    )  # fmt: skip
    act = partial(operations.answer_petition, found, actor=request.user)
    return perform(request, found, step, forms.AnswerForm(request.POST or None), act)


@login_required
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what the body entitled to decide has decided."""
    found = petition_for(request, pk)
    step = Step(
        _("Entscheidung eintragen"), _("Eintragen"),
        _("Eingetragen; die Nachricht an den Petenten wird erstellt."),
        lead=_("An eine Empfehlung ist die entscheidende Stelle nicht gebunden."),
    )  # fmt: skip
    act = partial(operations.note_decision, found, actor=request.user)
    return perform(request, found, step, forms.DecisionForm(request.POST or None), act)


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the petition is taken back."""
    found = petition_for(request, pk)
    step = Step(_("Rücknahme festhalten"), _("Festhalten"), _("Die Eingabe ist zurückgenommen."))
    act = partial(operations.withdraw_petition, found, actor=request.user)
    return perform(request, found, step, forms.ReasonForm(request.POST or None), act)


@login_required
def anonymise(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete the persons of a closed petition."""
    found = petition_for(request, pk)
    step = Step(
        _("Persönliche Angaben löschen"), _("Endgültig löschen"),
        _("Die persönlichen Angaben sind gelöscht."),
        lead=_("Name, Anschrift, Wortlaut und Schreiben verschwinden; Nummer, Weg und Ergebnis "
          "bleiben. Das lässt sich nicht zurücknehmen."),
    )  # fmt: skip
    act = partial(operations.anonymise_petition, found, actor=request.user)
    return perform(request, found, step, forms.NoForm(request.POST or None), act)
