"""The list of resolutions, and one resolution with its vote."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.decisions import policies, queries
from ratsverbund.council.decisions.forms import ResolutionFilter
from ratsverbund.council.meetings.queries import statutory_number
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.ui.site import show_body

ROWS = 30


@login_required
def resolution_list(request):
    """List the resolutions the account may see, narrowed by word, year, organization, result."""
    form = ResolutionFilter(request.GET or None, known=queries.choices_for(request.user))
    found = queries.resolutions_for(request.user, **form.chosen())
    page = Paginator(found, ROWS).get_page(request.GET.get("seite"))
    query = request.GET.copy()
    query.pop("seite", None)
    context = {
        "form": form,
        "page": page,
        "address": f"?{query.urlencode()}&seite=" if query else "?seite=",
        "internal": any(not each.public for each in page),
    }
    return render(request, "decisions/list.html", context)


@login_required
def resolution(request, pk):
    """Show one resolution: result, vote, picture, why, and what comes next."""
    shown: Any = get_object_or_404(queries.resolution_page(request.user), pk=pk)
    meeting = shown.item.meeting
    show_body(request, meeting.body_id)
    meeting.term_members = shown.term_members
    members = known_number(queries.alone(meeting, shown.organization))
    vote = shown.vote
    top = _("TOP %(number)s") % {"number": shown.item.number}
    context = {
        "resolution": shown,
        "meeting": meeting,
        "vote": vote,
        "groups": seating(shown, members) if vote and vote.counts else [],
        "next_item": next(iter(shown.next_items), None) if meeting.state == "running" else None,
        "may_record": policies.may_record_result(request.user, shown.item),
        "carries_out": policies.may_carry_out(request.user, shown),
        "objects": policies.may_stand_against(request.user, shown),
        "internal": not shown.public,
        "breadcrumb": [
            {"label": _("Beschlüsse"), "address": reverse("decisions:list")},
            {"label": f"{shown.organization.short_name}, {top}"},
        ],
    }
    return render(request, "decisions/resolution.html", context)


def known_number(meeting):
    """The statutory number of the meeting's organization, None where it is not recorded."""
    try:
        return statutory_number(meeting)
    except LawUnknown:
        return None


def seating(resolution, members):
    """The groups of the half circle: each Fraktion, or all voters, and those who did not vote."""
    vote = resolution.vote
    kinds = ("yes", "no", "abstentions")
    whole = {"name": resolution.organization.short_name} | {k: getattr(vote, k) for k in kinds}
    groups = list(resolution.parts) or [whole]
    missing = max(members or 0, vote.present) - sum(getattr(vote, kind) for kind in kinds)
    return [*groups, {"name": _("ohne Stimme"), "absent": missing}] if missing else groups
