"""Pages to take over a paper from a file: upload, look, take over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ratsverbund.council.papers import operations, queries
from ratsverbund.council.papers.forms import IntakeForm, ProposalForms, UploadForm
from ratsverbund.council.papers.intake import intake_of
from ratsverbund.council.papers.reader import UnreadablePaper, read_paper
from ratsverbund.council.papers.views.lookup import (
    chosen_body,
    posted,
    say,
    typed,
    writing_places,
)
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body

# More than the reader accepts, so that it can say how large a usual file is.
MOST = 64 * 1024 * 1024


@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """Receive the file of a paper and keep it, if it can be read."""
    body = chosen_body(request)
    form = UploadForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        name, content = file.name, file.read(MOST)
        try:
            read_paper(content, name)
        except UnreadablePaper as error:
            say(form, error, "file")
        else:
            kept = operations.keep_upload(body, name, content, actor=request.user)
            ticket = [kept.pk, body.pk, request.user.pk]
            return redirect("papers:intake", signing.dumps(ticket, salt="papers.upload"))
    context = {"form": form, "body": body, "places": writing_places(request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "papers/upload.html", context, status=status)


@login_required
def intake(request: HttpRequest, token: str) -> HttpResponse:
    """Show what was recognised in a kept file and what was not; on POST, make the paper."""
    file, body = _kept(request, token)
    reading = read_paper(bytes(file.content), file.name)
    organizations = list(queries.organizations_of([body.pk]))
    found = intake_of(reading, organizations)
    rows = [
        {"organization": each.organization.pk if each.organization else "", "text": each.text}
        for each in found.wording.proposals
    ]
    first = {"title": found.wording.title, "day": found.wording.day}
    form = IntakeForm(typed(request), initial=first)
    choices = ProposalForms(
        typed(request), prefix="proposals", initial=rows,
        form_kwargs={"organizations": organizations},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and choices.is_valid():
        picked = [row.chosen for row in choices]
        try:
            paper = operations.import_paper(
                body, file, reading, organizations=picked, actor=request.user, **form.cleaned_data
            )
        except InvalidInput as error:
            say(form, error)
        else:
            messages.success(request, _("Die Vorlage ist als Entwurf angelegt."))
            return redirect("papers:paper", paper.pk)
    context = {"form": form, "choices": choices, "found": found, "reading": reading, "file": file}
    status = 422 if form.is_bound else 200
    return render(request, "papers/intake.html", context | {"body": body}, status=status)


def _kept(request: HttpRequest, token: str) -> tuple[StoredFile, Body]:
    """The file and the body a ticket stands for; a ticket is good for who received it."""
    try:
        file, body, account = signing.loads(token, salt="papers.upload")
    except signing.BadSignature as error:
        raise Http404 from error
    if account != request.user.pk or body not in writing_places(request.user):
        raise Http404
    return get_object_or_404(StoredFile, pk=file), get_object_or_404(Body, pk=body)
