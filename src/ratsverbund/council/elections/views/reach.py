"""What the pages of elections share: the election at hand, the way back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.elections import queries
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.ui.formats import write_date
from ratsverbund.ui.site import show_body
from ratsverbund.ui.submission import accepted, form_page, refusable


def election_for(request: HttpRequest, pk: int) -> Any:
    """An election with all that came of it, if the account may see its meeting."""
    found = get_object_or_404(queries.elections_for(request.user), pk=pk)
    show_body(request, found.body_id)
    return found


def trail(item: AgendaItem, *further: tuple[str, str]) -> list[dict[str, str]]:
    """Where a page about an item is."""
    meeting = item.meeting
    place = f"{meeting.organization.short_name}, {write_date(meeting.starts_at)}"
    crumbs = [
        (_("Wahlen"), reverse("elections:list")),
        (place, reverse("meetings:meeting", args=[meeting.pk])),
        *further,
    ]
    return [{"label": label, "address": address} for label, address in crumbs]


def answered(
    request: HttpRequest, found: Any, form: Any, act: Callable[..., Any], title: str, submit: str
) -> HttpResponse:
    """Run an act of an election from a form; what the law forbids comes back on the form."""
    if accepted(form, refusable(act)) is not None:
        return redirect("elections:election", found.pk)
    page = reverse("elections:election", args=[found.pk])
    return form_page(
        request, form, title=title, submit=submit, back=page, lead=str(found),
        breadcrumb=trail(found.item, (str(found), page)),
    )  # fmt: skip
