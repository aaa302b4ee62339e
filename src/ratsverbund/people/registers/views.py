"""Pages of the registers: honours and interests for everyone, contact details by choice."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.kernel.policies import require
from ratsverbund.people.persons.queries import persons_for
from ratsverbund.people.registers import forms, operations, policies, queries
from ratsverbund.people.registers.documents.declaration import declaration_pdf
from ratsverbund.people.registers.models import Interest, InterestDeclaration
from ratsverbund.ui.submission import accepted, form_page


def honours(request, slug):
    """List the honours of a town."""
    body = get_object_or_404(queries.public_bodies(request.user), slug=slug)
    context = {
        "body": body,
        "honours": queries.honours_for(request.user).filter(body=body),
        "may_keep": policies.may_keep_registers(request.user, body),
        "breadcrumb": trail(body, "honours"),
    }
    return render(request, "registers/honours.html", context)


@login_required
def confer(request, slug):
    """Enter an honour."""
    body = get_object_or_404(queries.public_bodies(request.user), slug=slug)
    require(policies.may_keep_registers, request.user, body)
    form = forms.HonourForm(request.POST or None)
    if accepted(form, partial(operations.confer_honour, body, actor=request.user)):
        return redirect("registers:honours", slug)
    return form_page(
        request, form, title=_("Ehrung eintragen"), submit=_("Eintragen"),
        lead=_("Ehrenbürgerrecht und Ehrenring verleiht der Rat."),
        back=reverse("registers:honours", args=[slug]),
        breadcrumb=trail(body, "honours", _("Ehrung eintragen")),
    )  # fmt: skip


@login_required
def revoke(request, pk):
    """Enter that an honour was revoked."""
    honour = get_object_or_404(queries.honours_for(request.user), pk=pk)
    require(policies.may_keep_registers, request.user, honour)
    form = forms.RevocationForm(request.POST or None)
    if accepted(form, partial(operations.revoke_honour, honour, actor=request.user)):
        return redirect("registers:honours", honour.body.slug)
    return form_page(
        request, form, title=_("Entzug eintragen"), submit=_("Entzug eintragen"),
        lead=str(honour), back=reverse("registers:honours", args=[honour.body.slug]),
        breadcrumb=trail(honour.body, "honours", honour),
    )  # fmt: skip


def interests(request, slug):
    """Show what members declared publicly; for the office also what is still to do."""
    body = get_object_or_404(queries.public_bodies(request.user), slug=slug)
    may_keep = policies.may_keep_registers(request.user, body)
    context = {
        "body": body,
        "declarations": queries.interests_for(request.user, body),
        "all": queries.declarations_of(body) if may_keep else [],
        "headings": dict(Interest.Heading.choices),
        "may_keep": may_keep,
        "breadcrumb": trail(body, "interests"),
    }
    return render(request, "registers/interests.html", context)


@login_required
def ask(request, slug):
    """Ask all members for their declaration."""
    body = get_object_or_404(queries.public_bodies(request.user), slug=slug)
    require(policies.may_keep_registers, request.user, body)
    form = forms.RequestForm(request.POST or None)
    made = accepted(form, partial(operations.request_declarations, body, actor=request.user))
    if made:
        messages.success(request, _("%(count)s Mitglieder sind gefragt.") % {"count": len(made)})
        return redirect("registers:interests", slug)
    return form_page(
        request, form, title=_("Angaben anfordern"), submit=_("Alle Mitglieder fragen"),
        lead=_("Wer dem Rat oder einem Ausschuss angehört, findet die Frage auf der Startseite."),
        back=reverse("registers:interests", args=[slug]),
        breadcrumb=trail(body, "interests", _("Angaben anfordern")),
    )  # fmt: skip


@login_required
def declaration(request, pk):
    """Show a declaration; the person fills it in, the office publishes it."""
    found = get_object_or_404(queries.declaration_for(request.user), pk=pk)
    mine = policies.may_declare(request.user, found)
    form = forms.DeclarationForm(request.POST or None, initial=typed(found)) if mine else None
    if mine and accepted(form, lambda **_typed: submit(request, found, form)):
        messages.success(request, _("Ihre Angaben sind abgegeben."))
        return redirect("registers:declaration", pk)
    context = {
        "declaration": found,
        "form": form,
        "headings": dict(Interest.Heading.choices),
        "may_keep": policies.may_keep_registers(request.user, found),
        "breadcrumb": trail(found.body, "interests", found.person),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "registers/declaration.html", context, status=status)


def submit(request, found, form):
    """Declare what the form holds."""
    return operations.submit_declaration(found, form.entries(), actor=request.user)


def typed(found):
    """What the form starts from: this declaration, else the last one."""
    fresh = found.state == InterestDeclaration.State.REQUESTED
    entries = queries.earlier_entries(found) if fresh else found.entries
    return {
        heading: "\n".join(e["text"] for e in entries if e["heading"] == heading)
        for heading in Interest.Heading.values
    }


@login_required
@require_POST
def publish(request, pk):
    """Publish the public part of a declaration."""
    found = get_object_or_404(queries.declaration_for(request.user), pk=pk)
    operations.publish_interests(found, actor=request.user)
    return redirect("registers:declaration", pk)


@login_required
def declaration_file(request, pk):
    """Give a declaration as PDF to the person and the office."""
    found = get_object_or_404(queries.declaration_for(request.user), pk=pk)
    return download(declaration_pdf(found), f"interessen-{found.year}.pdf", PDF)


def contacts(request, pk):
    """Show how a person may be reached, as far as the person allows."""
    person = get_object_or_404(persons_for(request.user), pk=pk)
    context = {
        "person": person,
        "contacts": queries.contacts_for(request.user, person),
        "may_keep": policies.may_keep_contacts(request.user, person),
        "breadcrumb": [
            {"label": str(person), "address": reverse("persons:person_page", args=[pk])},
            {"label": _("Kontakt")},
        ],
    }
    return render(request, "registers/contacts.html", context)


@login_required
def own_contacts(request):
    """Set how one may be reached, and who may know."""
    person = request.user.person
    if person is None:
        raise NotAllowed(
            _("Ihr Konto ist keiner Person zugeordnet. Bitten Sie die Administration.")
        )
    known = {detail.kind: detail for detail in queries.contacts_for(request.user, person)}
    initial = {kind: detail.value for kind, detail in known.items()}
    initial |= {f"{kind}_visibility": detail.visibility for kind, detail in known.items()}
    form = forms.ContactForm(request.POST or None, initial=initial)
    if form.is_valid():
        operations.set_contacts(person, form.details(), actor=request.user)
        return redirect("registers:contacts", person.pk)
    return form_page(
        request, form, title=_("Meine Kontaktangaben"), submit=_("Speichern"),
        lead=_("Bei jeder Angabe wählen Sie, wer sie sieht."),
        back=reverse("registers:contacts", args=[person.pk]),
    )  # fmt: skip


def trail(body, register, here=None):
    """Where a page of a register lies."""
    title, name = {
        "honours": (_("Ehrungen"), "registers:honours"),
        "interests": (_("Angaben über Interessen"), "registers:interests"),
    }[register]
    stops = [
        {"label": body.short_name, "address": reverse("bodies:body_page", args=[body.slug])},
        {"label": title, "address": reverse(name, args=[body.slug])},
    ]
    return [*stops, {"label": str(here)}] if here else stops
