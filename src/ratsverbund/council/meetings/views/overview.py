"""The list of meetings and the month as a calendar."""

from calendar import Calendar
from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone

from ratsverbund.council.meetings import queries
from ratsverbund.council.meetings.forms import FilterForm
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.roles import PREPARERS
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.accounts.policies import bodies_of

ROWS = 30


@login_required
def meeting_list(request):
    """List the meetings to come, or others as the filter says."""
    organizations = queries.choosable_organizations(request.user)
    form = FilterForm(request.GET or None, organizations=organizations)
    limits = form.limits(timezone.localdate())
    found = queries.meetings_for(request.user, **limits)
    if limits["last"]:
        found = found.reverse()
    page = Paginator(found, ROWS).get_page(request.GET.get("seite"))
    query = request.GET.copy()
    query.pop("seite", None)
    context = {
        "form": form,
        "page": page,
        "address": f"?{query.urlencode()}&seite=" if query else "?seite=",
        "may_plan": bool(bodies_of(request.user, *PREPARERS)),
        "today": timezone.localdate(),
    }
    return render(request, "meetings/list.html", context)


@login_required
def calendar(request):
    """Show the meetings of one month, week by week."""
    first = month_of(request.GET.get("monat", ""))
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    found = queries.meetings_for(request.user, first=weeks[0][0], last=weeks[-1][-1])
    by_day: dict[date, list[Meeting]] = {}
    for meeting in found:
        by_day.setdefault(local_day(meeting.starts_at), []).append(meeting)
    context = {
        "weeks": [[(day, by_day.get(day, [])) for day in week] for week in weeks],
        "first": first,
        "before": first - timedelta(days=1),
        "after": first + timedelta(days=31),
        "today": timezone.localdate(),
    }
    return render(request, "meetings/calendar.html", context)


def month_of(text: str) -> date:
    """The first day of a month written as 2026-03; this month if it is none."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return timezone.localdate().replace(day=1)
