"""The list of persons, one person, and the forms for names."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies.roles import roles_of
from ratsverbund.people.persons import forms, naming, operations, policies, queries
from ratsverbund.people.persons.roles import KEEPERS
from ratsverbund.ui.submission import accepted, form_page

ROWS = 50
NAMES = ("form_of_address", "title", "given_name", "family_name")


def person_list(request):
    """List persons by family name."""
    form = forms.PersonSearch(request.GET or None)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "form": form,
        "page": Paginator(queries.persons_for(request.user, text), ROWS).get_page(
            request.GET.get("seite")
        ),
        "text": text,
        "may_create": policies.may_create_person(request.user),
    }
    return render(request, "persons/person_list.html", context)


def person_page(request, pk):
    """Show a person with seats, offices and those the person stands in for."""
    person = get_object_or_404(queries.person_for(request.user), pk=pk)
    seats = list(queries.seats_of(person, request.user))
    holdings = list(queries.holdings_of(person, request.user))
    today = timezone.localdate()
    context = {
        "person": person,
        "name": naming.name_with_title(person, seats, today),
        "seats": seats,
        "holdings": holdings,
        "today": today,
        "may_update": policies.may_update_at(request.user, person, person.places),
        "breadcrumb": trail(person),
    }
    return render(request, "persons/person_page.html", context)


@login_required
def create(request):
    """Enter a person, after a look at those of the same name."""
    require(policies.may_create_person, request.user, None)
    form = forms.NewPersonForm(request.POST or None, bodies=kept_bodies(request.user))
    found = []
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in NAMES}
        body = queries.body_at(form.cleaned_data.get("body"))
        found = list(queries.namesakes(request.user, typed["given_name"], typed["family_name"])[:5])
        if not found or form.cleaned_data["another"]:
            form.cleaned_data = typed
            act = partial(operations.create_person, body=body, actor=request.user)
            if person := accepted(form, act):
                return redirect("persons:person_page", person.pk)
    context = {"form": form, "namesakes": found, "breadcrumb": trail(None)}
    status = 422 if form.errors or found else 200
    return render(request, "persons/create.html", context, status=status)


def kept_bodies(actor):
    """The bodies for which an actor may enter persons, by name."""
    kept = (role for role in roles_of(actor) if role["kind"] in KEEPERS)
    return {role["body"]: role["body_name"] for role in kept}


@login_required
def update(request, pk):
    """Change how a person is named."""
    person = get_object_or_404(queries.persons_for(request.user), pk=pk)
    require(policies.may_update_person, request.user, person)
    form = forms.PersonForm(
        request.POST or None, initial={name: getattr(person, name) for name in NAMES}
    )
    if accepted(form, partial(operations.update_person, person, actor=request.user)):
        return redirect("persons:person_page", pk)
    return form_page(
        request, form, title=_("Namen ändern"), submit=_("Speichern"),
        back=reverse("persons:person_page", args=[pk]), breadcrumb=trail(person),
    )  # fmt: skip


def trail(person):
    """Where a page about a person lies."""
    people = {"label": _("Personen"), "address": reverse("persons:person_list")}
    if person is None:
        return [people, {"label": _("Person eintragen")}]
    address = reverse("persons:person_page", args=[person.pk])
    return [people, {"label": str(person), "address": address}]
