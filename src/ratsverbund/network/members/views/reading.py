"""Networks and members as they are read."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.spreadsheet import XLSX
from ratsverbund.network.members import policies, queries
from ratsverbund.network.members.forms import DayForm, MembersFilter
from ratsverbund.network.members.models import Network
from ratsverbund.network.members.spreadsheet import member_sheet
from ratsverbund.people.accounts.policies import bodies_of

PER_PAGE = 200
Crumbs = list[dict[str, str]]


def crumbs(network: Network, *further: str) -> Crumbs:
    """The way from the list of networks to a page of one."""
    own = reverse("members:network", args=[network.body.slug])
    return [
        {"label": _("Netzwerke"), "address": reverse("members:networks")},
        {"label": str(network), "address": own},
        *({"label": label} for label in further),
    ]


@login_required
def networks(request: HttpRequest) -> HttpResponse:
    """List the networks."""
    found = queries.networks_for(request.user, timezone.localdate())
    return render(request, "members/networks.html", {"networks": list(found)})


@login_required
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a network's profile, chairs, growth and dues."""
    found = get_object_or_404(queries.network_for(request.user), body__slug=slug)
    today = timezone.localdate().isoformat()
    chairs = found.dated_chairs
    now = [c for c in chairs if c["start"] <= today and (c["end"] is None or today <= c["end"])]
    context = {
        "network": found,
        "chair": now[0] if now else None,
        "years": queries.joined_per_year(found.spans),
        "scales": queries.scales_of(found),
        "measures": found.measures.select_related("payer").order_by("-first_year"),
        "may_keep": policies.may_keep_members(request.user, found),
        "breadcrumb": crumbs(found),
    }
    return render(request, "members/network.html", context)


@login_required
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """List the members of a network on a day."""
    found = get_object_or_404(queries.network_for(request.user), body__slug=slug)
    form = MembersFilter(request.GET or None)
    chosen, seen = form.chosen(), queries.open_to(request.user)
    pages = Paginator(queries.members_of(found, seen=seen, **chosen), PER_PAGE)
    asked = {key: value for key, value in request.GET.items() if key != "seite"}
    context = {
        "network": found,
        "form": form,
        "day": chosen["day"],
        "page": pages.get_page(request.GET.get("seite")),
        "asked": urlencode(asked),
        "may_keep": policies.may_keep_members(request.user, found),
        "breadcrumb": crumbs(found, _("Mitglieder")),
    }
    return render(request, "members/members.html", context)


@login_required
def spreadsheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the same list as a spreadsheet."""
    found = get_object_or_404(queries.network_for(request.user), body__slug=slug)
    chosen = MembersFilter(request.GET or None).chosen()
    seen = queries.open_to(request.user)
    content = member_sheet(queries.members_of(found, seen=seen, **chosen))
    name = f"Mitglieder-{slug}-{chosen['day']:%Y-%m-%d}.xlsx"
    return download(content, name, XLSX)


@login_required
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one member: since when, by which resolution, who votes, what it pays."""
    found = get_object_or_404(queries.member_for(request.user), pk=pk)
    form = DayForm(request.GET or None)
    day = form.day()
    mandates = queries.mandates_of(found)
    case = found.accession
    context = {
        "member": found,
        "form": form,
        "day": day,
        "mandates": mandates,
        "voting": next((mandate for mandate in mandates if mandate.holds(day)), None),
        "assessments": queries.assessments_for(request.user, found),
        "bound": queries.earliest_end(found).as_json(),
        "insider": found.body_id in bodies_of(request.user),
        "sees_case": case is not None and policies.may_see_accession(request.user, case),
        "may_name": policies.may_name_delegate(request.user, found),
        "may_end": policies.may_end_membership(request.user, found) and found.end is None,
        "breadcrumb": crumbs(found.network, str(found.body)),
    }
    return render(request, "members/member.html", context)
