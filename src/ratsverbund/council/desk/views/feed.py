"""The calendar feed behind a secret: whoever has the address is let in for this page alone."""

from datetime import timedelta

from django.http import HttpResponseNotFound
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.council.desk import operations, queries
from ratsverbund.council.invitations.calendars import MEDIA_TYPE, Entry, calendar
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.downloads import download

BACK = timedelta(days=180)
SELDOM = timedelta(hours=1)


@require_safe
def feed(request, secret):
    """Give place, time and title of a member's meetings; nothing of what they are about."""
    found = queries.feed_with_secret(secret)
    if found is None:
        return HttpResponseNotFound()  # alike, whatever is wrong with the secret
    now = timezone.now()
    if found.used_at is None or found.used_at < now - SELDOM:
        operations.note_feed_use(found, actor=found.account)
    meetings = queries.my_meetings(found.account).filter(starts_at__gte=now - BACK)
    content = calendar(_("Meine Sitzungen"), [entry(request, one) for one in meetings])
    answer = download(content.encode(), "meine-sitzungen.ics", MEDIA_TYPE)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def entry(request, meeting):
    """One meeting as a calendar entry; it has the identity of the one in the invitation."""
    return Entry(
        uid=f"sitzung-{meeting.pk}@{request.get_host()}",
        title=str(meeting.organization),
        place=meeting.place,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        published_at=meeting.published_at or meeting.starts_at,
        address=request.build_absolute_uri(reverse("desk:meeting", args=[meeting.pk])),
        description="",
        cancelled=meeting.state == Meeting.State.CANCELLED,
    )
