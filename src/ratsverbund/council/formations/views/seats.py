"""How seats came about as PDF, and what a committee would look like."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.elections.queries import elections_for
from ratsverbund.council.elections.shares.computing import computation
from ratsverbund.council.formations import documents, forms, queries
from ratsverbund.council.formations.views.forming import trail
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.people.accounts.policies import bodies_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.queries import factions_on
from ratsverbund.ui.site import show_body


@login_required
def shares_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the computation of the seats of an election."""
    found = get_object_or_404(elections_for(request.user), pk=pk)
    steps = computation(found)
    if steps is None:
        raise Http404
    content = documents.shares_sheet(found, steps)
    return download(content, f"sitzverteilung-{found.pk}.pdf", PDF)


@login_required
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """Try out how committee seats and chairs would be shared among the Fraktionen."""
    body = get_object_or_404(Body, slug=slug, pk__in=bodies_of(request.user))
    show_body(request, body.pk)
    start = {"sitze": 17, "verfahren": "", "vorsitze": 6}
    typed = {name: request.GET.get(name, value) for name, value in start.items()}
    form = forms.PreviewForm(typed)
    factions: Any = factions_on(body, timezone.localdate())
    lists = [(each.short_name, each.size) for each in factions if each.size]
    context: dict[str, Any] = {"body": body, "form": form, "lists": lists, "found": None}
    context["breadcrumb"] = trail(body, _("Sitzverteilung ausprobieren"))
    if form.is_valid() and lists:
        asked = form.cleaned_data
        context |= {
            "found": queries.preview(body, asked["sitze"], lists, asked["verfahren"]),
            "picks": queries.picks(body, asked["vorsitze"], lists),
        }
    return render(request, "formations/preview.html", context)
