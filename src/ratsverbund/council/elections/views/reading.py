"""The list of elections, one election, and what a committee would look like."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.elections import forms, queries
from ratsverbund.council.elections.models import Election
from ratsverbund.council.elections.policies import may_count, may_prepare_election, may_seat
from ratsverbund.council.elections.views.reach import election_for, trail
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.queries import factions_on
from ratsverbund.ui.site import show_body

STATES = {
    Election.State.PREPARED: "neutral",
    Election.State.BALLOTING: "info",
    Election.State.LOT: "warning",
    Election.State.ELECTED: "success",
    Election.State.FAILED: "danger",
    Election.State.SEATED: "success",
}
MOST = 60


@login_required
def election_list(request: HttpRequest) -> HttpResponse:
    """List the elections of the meetings the account sees."""
    found = queries.elections_for(request.user)[:MOST]
    rows = [(each, queries.told(each)) for each in found]
    return render(request, "elections/election_list.html", {"rows": rows, "tones": STATES})


@login_required
def election(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an election: who stands, what was counted, what comes next."""
    found = election_for(request, pk)
    actor = request.user
    running = found.item.meeting.state == "running"
    context: dict[str, Any] = {
        "election": found,
        "result": queries.told(found),
        "steps": queries.computation(found),
        "basis": queries.readable(found.basis),
        "secrecy_basis": queries.readable(found.secrecy_basis),
        "tone": STATES[Election.State(found.state)],
        "undecided": found.state in ("prepared", "failed"),
        "may_prepare": may_prepare_election(actor, found.item),
        "may_count": may_count(actor, found) and running,
        "may_seat": may_seat(actor, found),
        "running": running,
        "internal": not found.item.public,
        "breadcrumb": trail(found.item, (_("TOP %(number)s") % {"number": found.item.number}, "")),
    }
    return render(request, "elections/election.html", context)


@login_required
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """Try out how committee seats and chairs would be shared among the Fraktionen."""
    body = get_object_or_404(Body, slug=slug)
    show_body(request, body.pk)
    start = {"sitze": 17, "verfahren": "hare_niemeyer", "vorsitze": 6}
    typed = {name: request.GET.get(name, value) for name, value in start.items()}
    form = forms.PreviewForm(typed)
    lists = [(each.short_name, each.size) for each in factions_on(body, timezone.localdate())]  # type: ignore[attr-defined]
    context: dict[str, Any] = {"body": body, "form": form, "lists": lists}
    if form.is_valid() and sum(size for _name, size in lists):
        asked = form.cleaned_data
        context |= {
            "found": queries.preview(body, asked["sitze"], lists, asked["verfahren"]),
            "picks": queries.picks(body, asked["vorsitze"], lists),
        }
    return render(request, "elections/preview.html", context)
