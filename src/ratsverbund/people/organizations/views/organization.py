"""The list of organizations, one organization on a day, its members as a spreadsheet."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import shown
from ratsverbund.people.bodies.roles import bodies_of, roles_of
from ratsverbund.people.organizations import forms, operations, policies, queries
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.spreadsheet import members_xlsx
from ratsverbund.ui.submission import accepted, form_page

ROWS = 50
FACTS = ("name", "short_name", "organization_type", "task", "seats", "special_statute", "start")


def organization_list(request):
    """List organizations: those of the own bodies first, all on request."""
    form = forms.OrganizationFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    own = bodies_of(request.user)
    everywhere = "alle" in request.GET or not own
    found = queries.organizations_for(
        request.user,
        timezone.localdate(),
        body=request.GET.get("koerperschaft", ""),
        bodies=None if everywhere else own,
        kind=chosen.get("art", ""),
        text=chosen.get("q", ""),
    )
    context = {
        "form": form,
        "page": Paginator(found, ROWS).get_page(request.GET.get("seite")),
        "address": page_address(request),
        "own": own_bodies(request.user),
        "everywhere": everywhere,
        "kept": kept_bodies(request.user),
    }
    return render(request, "organizations/organization_list.html", context)


def organization_page(request, pk):
    """Show an organization with its members on a day."""
    organization = get_object_or_404(queries.organization_with_body(request.user), pk=pk)
    form, day = day_of(request)
    council = organization.organization_type == Organization.Type.COUNCIL
    factions = queries.factions_on(organization.body, day).filter(shown(request.user))
    context = {
        "organization": organization,
        "form": form,
        "day": day,
        "members": list(queries.members_for(request.user, organization, day)),
        "factions": factions if council else [],
        "own": organization.body_id in bodies_of(request.user),
        "may_keep": policies.may_keep_members(request.user, organization),
        "breadcrumb": trail(organization),
    }
    return render(request, "organizations/organization_page.html", context)


def members_file(request, pk):
    """Give the members on a day as a spreadsheet."""
    organization = get_object_or_404(queries.organization_with_body(request.user), pk=pk)
    _form, day = day_of(request)
    members = queries.members_for(request.user, organization, day)
    name = f"{slugify(organization.short_name) or 'gremium'}-{day.isoformat()}.xlsx"
    return download(members_xlsx(members, organization.short_name), name, XLSX)


@login_required
def create(request, slug):
    """Form an organization of a body."""
    body = get_object_or_404(Body.objects.filter(shown(request.user, "pk")), slug=slug)
    require(policies.may_keep_organizations, request.user, body)
    form = forms.OrganizationForm(request.POST or None)
    made = accepted(form, partial(operations.create_organization, body, actor=request.user))
    if made:
        return redirect("organizations:organization_page", made.pk)
    return form_page(
        request, form, title=_("Gremium bilden"), submit=_("Bilden"), lead=body.name,
        back=reverse("organizations:organization_list"),
    )  # fmt: skip


@login_required
def update(request, pk):
    """Change an organization."""
    organization = kept(request, pk)
    initial = {name: getattr(organization, name) for name in FACTS}
    form = forms.OrganizationForm(request.POST or None, initial=initial)
    act = partial(operations.update_organization, organization, actor=request.user)
    return answered(request, organization, form, act, _("Gremium ändern"), _("Speichern"))


@login_required
def close(request, pk):
    """Dissolve an organization."""
    organization = kept(request, pk)
    form = forms.EndForm(request.POST or None)
    act = partial(operations.close_organization, organization, actor=request.user)
    return answered(request, organization, form, act, _("Gremium auflösen"), _("Auflösen"))


def kept(request, pk, policy=policies.may_keep_organizations):
    """The organization of an address, for those who keep it. Raises: NotAllowed."""
    organization = get_object_or_404(queries.organization_with_body(request.user), pk=pk)
    require(policy, request.user, organization)
    return organization


def answered(request, organization, form, act, title, submit):
    """Return to the organization when the operation went through, else show the form."""
    back = reverse("organizations:organization_page", args=[organization.pk])
    if accepted(form, act):
        return redirect(back)
    return form_page(
        request, form, title=title, submit=submit, back=back, lead=organization.name,
        breadcrumb=[*trail(organization), {"label": title}],
    )  # fmt: skip


def day_of(request):
    """The form for the day, and the day it names; today without one."""
    form = forms.DayForm(request.GET or None, initial={"am": timezone.localdate()})
    chosen = form.cleaned_data.get("am") if form.is_valid() else None
    return form, chosen or timezone.localdate()


def kept_bodies(actor):
    """The bodies whose organizations the account keeps, by address."""
    return {role["body_slug"]: role["body_short"] for role in policies.keeping_roles(actor)}


def own_bodies(actor):
    """The bodies at which the account holds a role, by address."""
    return {role["body_slug"]: role["body_short"] for role in roles_of(actor)}


def trail(organization):
    """Where a page about an organization lies."""
    page = reverse("organizations:organization_page", args=[organization.pk])
    return [
        {"label": _("Gremien"), "address": reverse("organizations:organization_list")},
        {"label": organization.name, "address": page},
    ]


def page_address(request):
    """The address of a list without its page number, ready for one."""
    chosen = request.GET.copy()
    chosen.pop("seite", None)
    chosen["seite"] = ""
    return f"?{chosen.urlencode()}"
