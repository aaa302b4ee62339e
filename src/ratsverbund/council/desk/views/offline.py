"""Taking a meeting's papers along: what a device stores, and until when it may."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ratsverbund.council.desk import queries
from ratsverbund.council.desk.copies.document import document
from ratsverbund.council.desk.views.reach import items_for, meeting_for, trail
from ratsverbund.council.papers.queries import files_for
from ratsverbund.kernel.downloads import download

SCRIPTS = Path(__file__).parents[1] / "static" / "desk"
KEPT = timedelta(days=30)


@login_required
def taken(request, pk):
    """Show a meeting as it is kept on a device."""
    items = items_for(request, pk, taken=True)
    meeting = items[0].meeting
    context = {"meeting": meeting, "items": items, "breadcrumb": trail(meeting, _("Mitgenommen"))}
    return render(request, "desk/taken.html", context)


@login_required
def listing(request, pk):
    """List every page and file of a meeting that a device may store, with the files' sizes."""
    items = items_for(request, pk, taken=True)
    meeting = items[0].meeting
    pages = [reverse("desk:device"), reverse("desk:taken", args=[pk])]
    pages += [reverse("desk:taken_item", args=[pk, item.pk]) for item in items]
    files = [
        {"address": reverse("papers:attachment", args=[file.pk]), "size": file.file.size}
        for file in files_of(request, items)
    ]
    return JsonResponse(
        {
            "account": request.user.pk,
            "meeting": pk,
            "title": f"{meeting.organization}, {timezone.localtime(meeting.starts_at):%d.%m.%Y}",
            "address": reverse("desk:taken", args=[pk]),
            "nonpublic": items[0].released and not all(item.public for item in items),
            "until": (meeting.starts_at + KEPT).isoformat(),
            "pages": pages,
            "files": files,
        }
    )


def files_of(request, items):
    """The files of these items that may be stored, without their bytes."""
    papers = [item.consultation.paper_id for item in items if item.consultation]
    found = files_for(request.user).defer("file__content").filter(paper__in=papers)
    return found if items[0].released else found.filter(public=True)


@login_required
def standing(request):
    """Say what the account may still keep; a device drops everything else."""
    meetings = queries.my_meetings(request.user).filter(starts_at__gte=timezone.now() - KEPT)
    found = list(meetings.order_by().values_list("pk", "body"))
    released = queries.released_bodies([body for _pk, body in found])
    return JsonResponse(
        {
            "account": request.user.pk,
            "meetings": {str(pk): body in released for pk, body in found},
        }
    )


@login_required
def device(request):
    """Show what is on this device; the device itself fills in the list."""
    return render(request, "desk/device.html")


@login_required
def worker(request):
    """Give the script that answers for pages while there is no network."""
    content = "".join((SCRIPTS / name).read_text("utf-8") for name in ("store.js", "worker.js"))
    answer = HttpResponse(content, content_type="text/javascript; charset=utf-8")
    answer.headers["Service-Worker-Allowed"] = "/"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@login_required
def manifest(request):
    """Say how the desk stands on a home screen."""
    return JsonResponse(
        {
            "name": _("Mein Sitzungsdienst"),
            "short_name": _("Sitzungen"),
            "start_url": reverse("desk:mine"),
            "scope": reverse("desk:mine"),
            "display": "minimal-ui",
            "lang": "de",
            "icons": [{"src": static("ui/mark.svg"), "type": "image/svg+xml", "sizes": "any"}],
        },
        content_type="application/manifest+json",
    )


@login_required
def bundle(request, pk):
    """Give my copy and every file of a meeting in one ZIP, for those who do without a browser."""
    meeting = meeting_for(request, pk)
    items = items_for(request, pk, taken=True)
    if not items[0].released and not any(item.public for item in items):
        raise Http404
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        if items[0].released:
            archive.writestr("mein-exemplar.pdf", document(meeting, request.user))
        for number, file in enumerate(files_of(request, items).defer(None), 1):
            ending = Path(file.file.name).suffix.lower()
            name = f"{number:03d}-{slugify(file.title)[:80] or 'anlage'}{ending}"
            archive.writestr(name, bytes(file.file.content))
    name = slugify(f"{meeting.organization.short_name}-{meeting.starts_at:%Y-%m-%d}")
    return download(kept.getvalue(), f"{name}.zip", "application/zip")
