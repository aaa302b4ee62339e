"""The list of bodies, one body, and the forms for its facts."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import require
from ratsverbund.people.bodies import forms, operations, policies, queries
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.roles import bodies_of
from ratsverbund.ui.submission import accepted, form_page

ROWS = 50
FACTS = (
    "name", "short_name", "kind", "designation", "state_code", "district", "charter", "address",
    "website", "accent",
)  # fmt: skip


def body_list(request):
    """List bodies, narrowed by name, key, state and kind."""
    form = forms.BodyFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.bodies_for(
        request.user,
        text=chosen.get("q", ""),
        state=chosen.get("land", ""),
        kind=chosen.get("art", ""),
    )
    page = Paginator(found, ROWS).get_page(request.GET.get("seite"))
    context = {
        "form": form,
        "page": page,
        "bodies": queries.with_figures(page.object_list),
        "address": page_address(request),
        "may_keep": policies.may_keep_register(request.user),
    }
    return render(request, "bodies/body_list.html", context)


def body_page(request, slug):
    """Show a body with its dated facts and its organizations."""
    body = get_object_or_404(queries.body_with_facts(request.user), slug=slug)
    may_keep = request.user.is_authenticated and policies.may_keep_body(request.user, body)
    context = {
        "body": body,
        "law": queries.law_named(body),
        "organizations": queries.organizations_of(body, request.user, timezone.localdate()),
        "may_keep": may_keep,
        "own": body.pk in bodies_of(request.user),
        "may_enact": request.user.is_authenticated and policies.may_enact(request.user, body),
        "breadcrumb": trail(body),
    }
    return render(request, "bodies/body_page.html", context)


@login_required
def create(request):
    """Enter a body."""
    require(policies.may_keep_register, request.user, None)
    form = forms.BodyForm(request.POST or None)
    body = accepted(form, partial(operations.create_body, actor=request.user))
    if body:
        return redirect("bodies:body_page", body.slug)
    return form_page(
        request, form, title=_("Körperschaft eintragen"), submit=_("Eintragen"),
        back=reverse("bodies:body_list"),
    )  # fmt: skip


@login_required
def update(request, slug):
    """Change the facts of a body that have no date."""
    body = kept(request, slug)
    initial = {name: getattr(body, name) for name in FACTS}
    form = forms.BodyForm(request.POST or None, initial=initial)
    act = partial(operations.update_body, body, actor=request.user)
    return answered(request, body, form, act, _("Angaben ändern"), _("Speichern"))


@login_required
def add_population(request, slug):
    """Enter a dated population."""
    body = kept(request, slug)
    form = forms.PopulationForm(request.POST or None)
    act = partial(operations.add_population, body, actor=request.user)
    return answered(request, body, form, act, _("Einwohnerzahl eintragen"), _("Eintragen"))


@login_required
def add_key(request, slug):
    """Enter a new official key."""
    body = kept(request, slug)
    form = forms.KeyForm(request.POST or None)
    act = partial(operations.add_key, body, actor=request.user)
    return answered(request, body, form, act, _("Schlüssel eintragen"), _("Eintragen"))


@login_required
def open_term(request, slug):
    """Enter a legislative term."""
    body = kept(request, slug)
    form = forms.TermForm(body, request.POST or None)
    act = partial(operations.open_term, body, actor=request.user)
    return answered(request, body, form, act, _("Wahlperiode eintragen"), _("Eintragen"))


@login_required
def close_term(request, slug, pk):
    """Enter the last day of a legislative term."""
    body = kept(request, slug)
    term = get_object_or_404(body.terms, pk=pk)
    form = forms.TermEndForm(request.POST or None)
    act = partial(operations.close_term, term, actor=request.user)
    title = _("Wahlperiode %(term)s beenden") % {"term": term}
    return answered(request, body, form, act, title, _("Beenden"))


def kept(request, slug):
    """The body of an address, for those who keep its facts. Raises: NotAllowed."""
    body = get_object_or_404(Body.objects.filter(queries.shown(request.user, "pk")), slug=slug)
    require(policies.may_keep_body, request.user, body)
    return body


def answered(request, body, form, act, title, submit):
    """Return to the body when the operation went through, else show the form."""
    back = reverse("bodies:body_page", args=[body.slug])
    if accepted(form, act):
        return redirect(back)
    return form_page(
        request, form, title=title, submit=submit, back=back, lead=body.name,
        breadcrumb=[*trail(body), {"label": title}],
    )  # fmt: skip


def trail(body):
    """Where a page about a body lies."""
    return [
        {"label": _("Körperschaften"), "address": reverse("bodies:body_list")},
        {"label": body.short_name, "address": reverse("bodies:body_page", args=[body.slug])},
    ]


def page_address(request):
    """The address of a list without its page number, ready for one."""
    chosen = request.GET.copy()
    chosen.pop("seite", None)
    chosen["seite"] = ""
    return f"?{chosen.urlencode()}"
