"""How the views find what they show, and put a refusal on a form."""

from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from ratsverbund.council.papers import policies, queries
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.errors import DomainError
from ratsverbund.kernel.policies import require
from ratsverbund.people.accounts.policies import roles_of
from ratsverbund.people.bodies.models import Body
from ratsverbund.ui.site import show_body


def seen_dossier(request: HttpRequest, pk: int) -> queries.Dossier:
    """The dossier of a paper the account may see."""
    dossier = queries.paper_page(request.user, pk)
    if dossier is None:
        raise Http404
    show_body(request, dossier.paper.body_id)
    return dossier


def own_dossier(request: HttpRequest, pk: int) -> queries.Dossier:
    """The dossier of a paper the account may change."""
    dossier = seen_dossier(request, pk)
    require(policies.may_edit, request.user, dossier.paper)
    return dossier


def own_paper(request: HttpRequest, pk: int) -> Paper:
    """A paper the account may change."""
    paper = get_object_or_404(queries.papers_for(request.user), pk=pk)
    show_body(request, paper.body_id)
    require(policies.may_edit, request.user, paper)
    return paper


def writing_places(actor: Any) -> dict[int, str]:
    """The bodies the account may write papers for, with their names."""
    return {
        role["body"]: role["body_name"]
        for role in roles_of(actor)
        if role["kind"] in queries.WRITERS and role["organization"] is None
    }


def chosen_body(request: HttpRequest) -> Body:
    """The body a new paper is for: the one asked for, else the account's first."""
    places = writing_places(request.user)
    wanted = request.GET.get("bei", "")
    pk = int(wanted) if wanted.isdecimal() else next(iter(places), 0)
    body = get_object_or_404(Body, pk=pk) if pk else Body(name="")
    require(policies.may_draft, request.user, body)
    return body


def say(form: Any, error: DomainError, fallback: str | None = None) -> None:
    """Put a refusal on the form, at its field if it has one."""
    field = getattr(error, "field", None) or fallback
    form.add_error(field if field in form.fields else None, str(error))


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it is nothing; none if the page was only asked for."""
    return request.POST if request.method == "POST" else None


def posted(request: HttpRequest) -> tuple[QueryDict | None, Any]:
    """What was sent, with its files."""
    return typed(request), request.FILES if request.method == "POST" else None
