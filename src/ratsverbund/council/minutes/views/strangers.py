"""The public version of minutes, as page and as PDF."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.council.minutes import queries
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.ui.site import show_body


@require_safe
def public(request, pk):
    """Show the public minutes of a meeting."""
    shown = get_object_or_404(queries.public_minutes(), meeting=pk)
    show_body(request, shown.body_id)
    return render(request, "minutes/public.html", {"shown": shown, "document": shown.content})


@require_safe
def public_pdf(request, pk):
    """Hand out the public minutes as PDF."""
    shown = get_object_or_404(queries.public_minutes().select_related("file"), meeting=pk)
    if shown.file is None:
        raise Http404(_("Das PDF wird gerade erstellt. Laden Sie die Seite gleich noch einmal."))
    return download(bytes(shown.file.content), "niederschrift.pdf", PDF, inline=True)
