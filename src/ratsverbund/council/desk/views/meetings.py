"""My meetings, and one of them."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render

from ratsverbund.council.desk import queries
from ratsverbund.council.desk.tidings.news import grouped, news
from ratsverbund.council.desk.views.reach import meeting_for, trail

ROWS = 10


@login_required
def mine(request):
    """Show the meetings to come with role, reply and news, and those that are over."""
    coming = list(queries.coming(request.user))
    changes = news(request.user)
    over = request.GET.get("ansicht") == "vergangen"
    page = Paginator(queries.past(request.user), ROWS).get_page(request.GET.get("seite"))
    context = {
        "coming": coming,
        "page": page if over else None,
        "news": grouped(changes),
        "total": len(changes),
    }
    return render(request, "desk/mine.html", context)


@login_required
def meeting(request, pk):
    """Show one meeting from its member's side."""
    shown = meeting_for(request, pk)
    context = {
        "meeting": shown,
        "items": list(queries.reading_items(request.user, pk)),
        "news": news(request.user, meeting=pk),
        "breadcrumb": trail(shown),
    }
    return render(request, "desk/meeting.html", context)
