"""The list of elections, and one election."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ratsverbund.council.elections import queries
from ratsverbund.council.elections.models import Election
from ratsverbund.council.elections.policies import may_count, may_prepare_election, may_seat
from ratsverbund.council.elections.views.reach import election_for, trail

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
