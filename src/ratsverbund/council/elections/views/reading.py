"""The list of elections, and one election."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ratsverbund.council.elections import queries
from ratsverbund.council.elections.models import Election
from ratsverbund.council.elections.policies import may_count, may_prepare_election, may_seat
from ratsverbund.council.elections.shares.computing import computation
from ratsverbund.council.elections.views.reach import election_for, trail
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.council.meetings.queries import meetings_for
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
    return listed(request, queries.elections_for(request.user)[:MOST])


@login_required
def of_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """List the elections of a meeting, and the items one can still be put under."""
    meeting = get_object_or_404(meetings_for(request.user), pk=pk)
    show_body(request, meeting.body_id)
    found = queries.elections_for(request.user).filter(item__meeting=meeting)
    open_items = may_prepare(request.user, meeting) and queries.items_to_elect(meeting)
    return listed(request, found, meeting=meeting, items=open_items or [])


@login_required
def of_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to the election of an item; where there is none, to its preparation."""
    item = get_object_or_404(queries.electing_items(request.user), pk=pk)
    found = list(item.elections.values_list("pk", flat=True)[:2])
    if not found:
        return redirect("elections:prepare", pk)
    if len(found) == 1:
        return redirect("elections:election", found[0])
    return redirect("elections:meeting", item.meeting_id)


def listed(
    request: HttpRequest, elections: Any, meeting: Meeting | None = None, items: Any = ()
) -> HttpResponse:
    """Show elections with what came of them."""
    rows = [(each, queries.told(each)) for each in elections]
    context = {"rows": rows, "tones": STATES, "meeting": meeting, "items": items}
    return render(request, "elections/election_list.html", context)


@login_required
def election(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an election: who stands, what was counted, what comes next."""
    found = election_for(request, pk)
    actor = request.user
    running = found.item.meeting.state == "running"
    context: dict[str, Any] = {
        "election": found,
        "result": queries.told(found),
        "steps": computation(found),
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
