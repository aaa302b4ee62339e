"""Proof, letters, books, and putting right what did not arrive."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.invitations import operations, policies, queries
from ratsverbund.council.invitations.book import personal
from ratsverbund.council.invitations.forms import BounceForm, retry_form
from ratsverbund.council.invitations.models import Book
from ratsverbund.council.invitations.post import letters
from ratsverbund.council.invitations.views.inviting import meeting_for
from ratsverbund.council.invitations.views.reach import trail
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.kernel.policies import require
from ratsverbund.ui.submission import accepted, form_page


@login_required
def proof(request, pk):
    """Hand out the record of dispatch of one invitation."""
    invitation = get_object_or_404(queries.invitations_for(request.user), pk=pk)
    require(policies.may_see_addresses, request.user, invitation.meeting)
    content = letters.proof(invitation, list(invitation.dispatches.all()))
    return download(content, f"versandnachweis-{invitation.pk}.pdf", PDF, inline=True)


@login_required
def letter(request, pk):
    """Hand out one letter to be printed."""
    dispatch = get_object_or_404(queries.dispatches_for(request.user), pk=pk)
    require(policies.may_see_addresses, request.user, dispatch.invitation.meeting)
    if dispatch.file is None:
        raise Http404
    return download(bytes(dispatch.file.content), f"einladung-{dispatch.pk}.pdf", PDF, inline=True)


@login_required
def posted(request, pk):
    """Confirm that the letters were posted."""
    invitation = get_object_or_404(queries.invitations_for(request.user), pk=pk)
    if request.method == "POST":
        operations.post_letters(invitation, actor=request.user)
        messages.success(request, _("Die Briefe sind als abgesandt vermerkt."))
    return redirect("invitations:meeting", invitation.meeting_id)


@login_required
def retry(request, pk):
    """Send again what failed."""
    dispatch = get_object_or_404(queries.dispatches_for(request.user), pk=pk)
    meeting = dispatch.invitation.meeting
    require(policies.may_see_addresses, request.user, meeting)
    form = retry_form(dispatch, request.POST)
    if accepted(
        form, lambda **typed: operations.retry_dispatch(dispatch, actor=request.user, **typed)
    ):
        messages.success(request, _("Der Versand an %(name)s läuft.") % {"name": dispatch.name})
        return redirect("invitations:meeting", meeting.pk)
    return form_page(
        request, form, title=_("Erneut senden: %(name)s") % {"name": dispatch.name},
        submit=_("Erneut senden"), back=reverse("invitations:meeting", args=[meeting.pk]),
        lead=dispatch.error, breadcrumb=trail(meeting, _("Erneut senden")),
    )  # fmt: skip


@login_required
def bounce(request, pk):
    """Record that something came back."""
    dispatch = get_object_or_404(queries.dispatches_for(request.user), pk=pk)
    meeting = dispatch.invitation.meeting
    require(policies.may_see_addresses, request.user, meeting)
    form = BounceForm(request.POST or None)
    if accepted(form, lambda error: operations.report_bounce(dispatch, error, actor=request.user)):
        return redirect("invitations:retry", pk)
    return form_page(
        request, form, title=_("Rücklauf: %(name)s") % {"name": dispatch.name},
        submit=_("Rücklauf festhalten"), back=reverse("invitations:meeting", args=[meeting.pk]),
        breadcrumb=trail(meeting, _("Rücklauf")),
    )  # fmt: skip


@login_required
def rebind(request, pk):
    """Have the meeting book bound anew."""
    meeting = meeting_for(request, pk)
    if request.method == "POST":
        operations.request_books(meeting, actor=request.user)
        messages.success(request, _("Die Mappe wird neu erstellt. Laden Sie gleich neu."))
    return redirect("invitations:meeting", pk)


@login_required
def book(request, pk, edition):
    """Hand out a meeting book; the members' edition carries the name of who asks."""
    found = get_object_or_404(queries.book_for(request.user, pk, edition))
    require(policies.may_open_book, request.user, found)
    if found.file is None:
        raise Http404
    content = bytes(found.file.content)
    if found.edition == Book.Edition.WHOLE:
        content = personal(content, str(request.user), timezone.localdate())
    return download(bytes(content), found.file.name, PDF, inline=True)
