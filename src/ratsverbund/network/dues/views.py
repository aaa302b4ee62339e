"""Pages about dues: scales and measures of a network, and its years."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.kernel.policies import require
from ratsverbund.network.dues import operations, queries
from ratsverbund.network.dues.forms import MeasureForm, ReassessForm, ScaleForm
from ratsverbund.network.dues.policies import may_assess
from ratsverbund.network.members.models import Network
from ratsverbund.network.members.queries import inside, scales_of
from ratsverbund.ui.formats import write_money
from ratsverbund.ui.submission import Step, perform

SECONDS = 8.0  # a request assesses so long; the rest waits for the next click
EARLIEST, LATEST = 1950, 2100


def kept(request: HttpRequest, slug: str) -> tuple[Network, str]:
    """The network and its dues page, for its office."""
    network = get_object_or_404(queries.network_for_dues(request.user), body__slug=slug)
    require(may_assess, request.user, network)
    return network, reverse("dues:network", args=[slug])


def crumbs(network: Network, *further: str) -> list[dict[str, str]]:
    """The way from the networks to a page about dues."""
    slug = network.body.slug
    return [
        {"label": _("Netzwerke"), "address": reverse("members:networks")},
        {"label": str(network), "address": reverse("members:network", args=[slug])},
        {"label": _("Beiträge"), "address": reverse("dues:network", args=[slug])},
        *({"label": label} for label in further),
    ]


@login_required
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """Show scales, measures and years of a network."""
    found = get_object_or_404(queries.network_for_dues(request.user), body__slug=slug)
    this = timezone.localdate().year
    years = list(queries.years_of(found))
    context = {
        "network": found,
        "scales": scales_of(found),
        "years": years,
        "this_year": this,
        "known": {row["year"] for row in years},
        "may_keep": may_assess(request.user, found),
        "breadcrumb": crumbs(found),
    }
    return render(request, "dues/network.html", context)


def ruled(year: int) -> QuerySet[Network]:
    """Networks with their rules for a year within reach. Raises: Http404."""
    if not EARLIEST <= year <= LATEST:
        raise Http404
    return queries.networks_with_rules(year)


@login_required
def year(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Show who is assessed for a year, who can be, and who cannot and why."""
    mine = ruled(year).filter(inside(request.user))
    found = get_object_or_404(mine, body__slug=slug)
    context = {
        "network": found,
        "run": queries.run_for(found, year),
        "may_keep": may_assess(request.user, found),
        "breadcrumb": crumbs(found, str(year)),
    }
    return render(request, "dues/year.html", context)


@login_required
@require_POST
def assess(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Assess everyone who can be, one transaction a member, as long as a request may take."""
    found = get_object_or_404(ruled(year), body__slug=slug)
    require(may_assess, request.user, found)
    run = queries.run_for(found, year)
    done = sum(1 for _line in operations.assess_ready(run, actor=request.user, seconds=SECONDS))
    left = len(run.ready) - done
    said = _("%(done)s Mitglieder veranlagt.") % {"done": done}
    if left:
        said += " " + _("%(left)s warten noch; setzen Sie die Veranlagung fort.") % {"left": left}
    messages.success(request, said)
    return redirect("dues:year", slug, year)


@login_required
def scale(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a scale of dues."""
    found, back = kept(request, slug)
    form = ScaleForm(request.POST or None)
    step = Step(
        title=_("Beitragsordnung eintragen"),
        lead=_("Was schon veranlagt ist, bleibt unverändert."),
        verb=_("Beitragsordnung eintragen"),
        back=back,
        done=_("Die Beitragsordnung ist eingetragen."),
    )
    return perform(
        request,
        step,
        form,
        lambda **new: operations.adopt_scale(
            found,
            new["name"],
            new["source"],
            new["start"],
            form.steps(),
            provisional=new["provisional"],
            proration=new["proration"],
            actor=request.user,
        ),
    )


@login_required
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a measure for some years."""
    found, back = kept(request, slug)
    step = Step(
        title=_("Maßnahme eintragen"),
        lead=_("Bei einer Übernahme bleibt der Beitrag bestehen; ein anderer zahlt ihn."),
        verb=_("Maßnahme eintragen"),
        back=back,
        done=_("Die Maßnahme ist eingetragen."),
    )
    return perform(
        request,
        step,
        MeasureForm(request.POST or None),
        lambda **new: operations.adopt_measure(found, actor=request.user, **new),
    )


@login_required
def reassess(request: HttpRequest, pk: int) -> HttpResponse:
    """Assess a member's year again."""
    assessment = get_object_or_404(queries.assessments_for(request.user), pk=pk)
    require(may_assess, request.user, assessment.member)
    slug = assessment.member.network.body.slug
    step = Step(
        title=_("Neu veranlagen"),
        lead=_("Die bisherige Fassung bleibt stehen; die neue bekommt eine eigene Nummer."),
        facts=[
            (_("Mitglied"), assessment.member.body),
            (_("Jahr"), assessment.year),
            (_("Bisheriger Beitrag"), write_money(assessment.gross)),
        ],
        verb=_("Neu veranlagen"),
        back=reverse("dues:year", args=[slug, assessment.year]),
        done=_("Das Jahr ist neu veranlagt."),
    )
    return perform(
        request,
        step,
        ReassessForm(request.POST or None),
        lambda **new: operations.reassess_member(assessment, new["reason"], actor=request.user),
    )


@login_required
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letter about a member's year as PDF."""
    found = get_object_or_404(queries.notices_for(request.user), pk=pk)
    assert found.letter is not None  # noqa: S101 - the query says so
    return download(bytes(found.letter.content), found.letter.name, PDF, inline=True)
