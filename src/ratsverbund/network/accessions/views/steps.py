"""The steps of a case, each a form with one verb."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ratsverbund.kernel.policies import Policy, require
from ratsverbund.network.accessions import forms, operations, policies, queries
from ratsverbund.network.members.models import Accession
from ratsverbund.network.members.queries import networks_for
from ratsverbund.ui.formats import write_day
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import Step, perform


def case_of(request: HttpRequest, pk: int, policy: Policy) -> tuple[Accession, str]:
    """The case and its address, for whoever may take this step."""
    case = get_object_or_404(queries.case_for(request.user), pk=pk)
    show_body(request, case.body_id)
    require(policy, request.user, case)
    return case, reverse("cases:case", args=[pk])


def typed(request: HttpRequest) -> tuple[Any, Any]:
    """What the request brings to a form: fields and files, or nothing."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


@login_required
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Tie a paper to a network by hand."""
    paper = get_object_or_404(queries.choices_for(request.user), pk=pk)
    networks = networks_for(request.user, timezone.localdate())
    form = forms.BasisForm(request.POST or None, paper=paper, networks=networks)
    step = Step(
        title=_("Beitritt zu einem Netzwerk vorbereiten"),
        lead=_("Die Vorlage entscheidet über den Beitritt und über die Vertretung dort."),
        facts=[(_("Vorlage"), paper)],
        verb=_("Beitritt vorbereiten"),
        back=reverse("cases:list"),
        done=_("Der Beitritt ist vorbereitet; jetzt beraten die Gremien."),
    )
    return perform(
        request,
        step,
        form,
        lambda **chosen: operations.prepare_accession(
            networks.get(pk=chosen["network"]),
            paper,
            actor=request.user,
            **queries.chosen_basis(paper, chosen),
        ),
    )


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Check what was recognised in the paper, or choose by hand."""
    case, back = case_of(request, pk, lambda actor, c: policies.may_prepare(actor, c.body))
    paper = get_object_or_404(queries.choices_for(request.user), pk=case.paper_id)
    initial = {
        "proposal": case.proposal_id,
        "delegate_proposal": case.delegate_proposal_id,
        "office": case.delegate_office_id,
        "person": case.delegate_person_id,
    }
    form = forms.BasisForm(request.POST or None, paper=paper, initial=initial)
    step = Step(
        title=_("Grundlage des Beitritts prüfen"),
        lead=_("Was die Vorlage beschließen lässt, und wer im Netzwerk abstimmen soll."),
        facts=[(_("Netzwerk"), case.network), (_("Vorlage"), paper)],
        verb=_("Angaben bestätigen"),
        back=back,
        done=_("Die Angaben sind geprüft."),
    )
    return perform(
        request,
        step,
        form,
        lambda **chosen: operations.change_accession(
            case, actor=request.user, **queries.chosen_basis(paper, chosen)
        ),
    )


@login_required
def bill(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the invoice address and the Leitweg-ID."""
    case, back = case_of(request, pk, policies.may_bill)
    initial = {"billing_address": case.billing_address, "buyer_reference": case.buyer_reference}
    form = forms.BillingForm(request.POST or None, initial=initial)
    step = Step(
        title=_("Rechnungsdaten"),
        lead=_("Sie stehen in der Beitrittserklärung und auf den Beitragsschreiben."),
        verb=_("Rechnungsdaten speichern"),
        back=back,
        done=_("Die Rechnungsdaten sind gespeichert."),
    )
    return perform(
        request,
        step,
        form,
        lambda **new: operations.set_billing(
            case, new["billing_address"], new["buyer_reference"], actor=request.user
        ),
    )


@login_required
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the declaration, here or with a scan."""
    case, back = case_of(request, pk, policies.may_declare)
    form = forms.SignForm(*typed(request), recognised=case.recognised)
    preview = reverse("cases:letter", args=[pk, "erklaerung"]) if case.declaration_id else ""
    step = Step(
        title=_("Beitrittserklärung unterzeichnen"),
        lead=_("Sie erklären den Beitritt für %(body)s.") % {"body": case.body},
        facts=basis_of(case),
        remarks=[said] if (said := unbilled(case)) else [],
        verb=_("Beitrittserklärung unterzeichnen"),
        back=back,
        done=_("Die Beitrittserklärung ist unterzeichnet; jetzt bestätigt die Geschäftsstelle."),
    )
    return perform(
        request,
        step,
        form,
        lambda **new: operations.sign_declaration(
            case,
            actor=request.user,
            on=new["on"],
            effective_on=new["effective_on"],
            scan=form.upload(),
            checked=new.get("checked", False),
        ),
        page="accessions/sign.html",
        preview=preview,
    )


def basis_of(case: Accession) -> list[tuple[str, Any]]:
    """What a declaration rests on, for who signs it to compare with the paper."""
    named = case.delegate_proposal.text if case.delegate_proposal else _("keine Angabe")
    delegate = case.delegate_office or case.delegate_person or _("noch nicht bestimmt")
    return [
        (_("Netzwerk"), case.network),
        (_("Vorlage"), case.paper),
        (_("Beschlussvorschlag zum Beitritt"), case.proposal and case.proposal.text),
        (_("Beschlussvorschlag zur Vertretung"), named),
        (pgettext("Netzwerk", "Vertretung"), delegate),
        (_("beschlossen am"), write_day(case.authorised_on)),
    ]


def unbilled(case: Accession) -> str:
    """What the declaration will lack, as a sentence; nothing if it is complete."""
    address, reference = case.billing_address.strip(), case.buyer_reference
    if address and reference:
        return ""
    if not address and not reference:
        return _(
            "Rechnungsanschrift und Leitweg-ID fehlen und stehen dann als „noch nicht erfasst“ im "
            "Schreiben."
        )
    if address:
        return _("Die Leitweg-ID fehlt und steht dann als „noch nicht erfasst“ im Schreiben.")
    return _("Die Rechnungsanschrift fehlt und steht dann als „noch nicht erfasst“ im Schreiben.")


@login_required
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the membership."""
    case, back = case_of(request, pk, policies.may_confirm)
    form = forms.ConfirmForm(request.POST or None)
    begin = write_day(case.effective_on) if case.effective_on else _("Tag der Bestätigung")
    step = Step(
        title=_("Mitgliedschaft bestätigen"),
        lead=_("Mit der Bestätigung ist %(body)s Mitglied.") % {"body": case.body},
        facts=[(_("erklärt am"), write_day(case.declared_on)), (_("Mitglied ab"), begin)],
        verb=_("Mitgliedschaft bestätigen"),
        back=back,
        done=_("Die Mitgliedschaft ist bestätigt; Schreiben und Veranlagung folgen."),
    )
    return perform(
        request,
        step,
        form,
        lambda **new: operations.confirm_accession(case, actor=request.user, on=new["on"]),
    )


@login_required
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline a declared accession."""
    case, back = case_of(request, pk, policies.may_confirm)
    step = Step(
        title=_("Beitritt ablehnen"),
        lead=_("Den Grund liest die Kommune in diesem Vorgang."),
        verb=_("Beitritt ablehnen"),
        back=back,
        done=_("Der Beitritt ist abgelehnt."),
    )
    return perform(
        request,
        step,
        forms.ReasonForm(request.POST or None),
        lambda **new: operations.decline_accession(case, new["reason"], actor=request.user),
    )


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an accession before it is confirmed."""
    case, back = case_of(request, pk, lambda actor, c: policies.may_prepare(actor, c.body))
    step = Step(
        title=_("Beitritt zurückziehen"),
        lead=_("Der Vorgang bleibt mit Grund und Tag sichtbar."),
        verb=_("Beitritt zurückziehen"),
        back=back,
        done=_("Der Beitritt ist zurückgezogen."),
    )
    return perform(
        request,
        step,
        forms.ReasonForm(request.POST or None),
        lambda **new: operations.withdraw_accession(case, new["reason"], actor=request.user),
    )
