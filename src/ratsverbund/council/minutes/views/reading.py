"""Minutes to read and to print."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime

from ratsverbund.council.minutes import pdf as paper
from ratsverbund.council.minutes import policies, queries
from ratsverbund.council.minutes.views.reach import as_pdf, item_of, minutes_of, trail
from ratsverbund.council.minutes.wording.document import written
from ratsverbund.kernel.calendar import local_day

PAGE = 50
ON_TOP = 20


@login_required
def minutes_list(request):
    """List the minutes, and the meetings that have none yet."""
    context = {
        "page": Paginator(queries.minutes_for(request.user), PAGE).get_page(
            request.GET.get("seite")
        ),
        "without": list(queries.meetings_without(request.user)[:ON_TOP]),
        "towns": policies.towns_with_period(request.user),
    }
    return render(request, "minutes/list.html", context)


def timed(row, name):
    """A row from JSON with its moment as one."""
    return row | {name: parse_datetime(row[name]) if row[name] else None}


@login_required
def minutes(request, pk):
    """Show minutes with what can be done next; `?fassung=oeffentlich` is the public version."""
    shown = minutes_of(request, pk)
    public = request.GET.get("fassung") == "oeffentlich"
    document = written(shown, public=public)
    context = {
        "minutes": shown,
        "document": document,
        "public": public,
        "internal": not document["whole_is_public"],
        "missing": queries.missing_in(shown.record),
        "may": may(request.user, shown),
        "waiting": [timed(mark, "made_at") for mark in shown.marks if not mark["confirmed_at"]],
        "told": [timed(row, "sent_at") for row in shown.told],
        "breadcrumb": trail(shown),
    }
    return render(request, "minutes/minutes.html", context)


def may(actor, shown):
    """What the actor may do with minutes."""
    return {
        "write": policies.may_write(actor, shown),
        "addresses": policies.may_see_addresses(actor, shown),
        "keeper": policies.may_sign_as_keeper(actor, shown) and not shown.keeper_signed_at,
        "chair": policies.may_sign_as_chair(actor, shown) and not shown.chair_signed_at,
        "object": policies.may_object(actor, shown),
        "release": policies.may_release(actor, shown),
    }


@login_required
def pdf(request, pk):
    """Hand out the minutes as PDF, whole or with `?fassung=oeffentlich`."""
    shown = minutes_of(request, pk)
    public = request.GET.get("fassung") == "oeffentlich"
    created = local_day(shown.meeting.starts_at)
    name = "niederschrift-oeffentlich.pdf" if public else "niederschrift.pdf"
    return as_pdf(paper.minutes_pdf(written(shown, public=public), created), name)


@login_required
def extract(request, pk):
    """Hand out the extract of one item for the offices."""
    item = item_of(request, pk)
    shown = get_object_or_404(queries.minutes_page(request.user), meeting=item.meeting_id)
    created = local_day(shown.meeting.starts_at)
    return as_pdf(paper.extract_pdf(written(shown), pk, created), "beschlussauszug.pdf")
