"""Minutes to read and to print."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime

from ratsverbund.council.minutes import pdf as paper
from ratsverbund.council.minutes import policies, queries
from ratsverbund.council.minutes.views.reach import item_of, minutes_of, trail
from ratsverbund.council.minutes.wording.document import written
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.downloads import PDF, download

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
    public = reads_public(request, shown)
    document = written(shown, public=public)
    context = {
        "minutes": shown,
        "document": document,
        "public": public,
        "internal": not document["whole_is_public"],
        "missing": queries.missing_in(shown.record),
        "may": may(request.user, shown),
        "waiting": waiting(shown),
        "told": [timed(row, "sent_at") for row in shown.told],
        "breadcrumb": trail(shown),
    }
    return render(request, "minutes/minutes.html", context)


def reads_public(request, shown):
    """Whether the public version is asked for, or all that is for this account."""
    return request.GET.get("fassung") == "oeffentlich" or not shown.reads_whole


def waiting(shown):
    """The corrections nobody has confirmed, as far as they are for the account."""
    found = [mark for mark in shown.marks if not mark["confirmed_at"]]
    return [timed(each, "made_at") for each in found if shown.reads_whole or each["public"]]


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
    public = reads_public(request, shown)
    created = local_day(shown.meeting.starts_at)
    name = "niederschrift-oeffentlich.pdf" if public else "niederschrift.pdf"
    return download(
        paper.minutes_pdf(written(shown, public=public), created), name, PDF, inline=True
    )


@login_required
def extract(request, pk):
    """Hand out the extract of one item for the offices."""
    item = item_of(request, pk)
    shown = get_object_or_404(queries.minutes_page(request.user), meeting=item.meeting_id)
    created = local_day(shown.meeting.starts_at)
    content = paper.extract_pdf(written(shown), pk, created)
    return download(content, "beschlussauszug.pdf", PDF, inline=True)
