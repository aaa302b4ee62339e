"""What every public page shares: its place, the search, and the answer to what is not there."""

from typing import Any, NamedTuple, TypeVar

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ratsverbund.kernel.downloads import download
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body
from ratsverbund.public.portal.queries.rows import Row

T = TypeVar("T")
Crumb = dict[str, str]


class Place(NamedTuple):
    """The body a page belongs to: what its head and the way to it need."""

    name: str
    short_name: str
    slug: str
    accent: str


def place_of(body: Body) -> Place:
    """The body as the head of a page names it."""
    return Place(body.name, body.short_name, body.slug, body.accent)


def place_in(row: Row) -> Place:
    """The body of a row."""
    return Place(*(row[f"body_{name}"] for name in Place._fields))


def page(
    request: HttpRequest, name: str, context: dict[str, Any], *,
    body: Place | None = None, trail: tuple[Crumb, ...] = (), here: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Draw a public page with the search, the way to it, and the arms of its town."""
    crumbs = [crumb(_("Bürgerinfo"), "overview")]
    if body is not None:
        crumbs.append(crumb(body.short_name, "body", body.slug))
    crumbs += trail
    if here:
        crumbs.append({"label": here})
    frame = {
        "place": body._asdict() if body else None,
        "search": {"address": reverse("portal:papers"), "value": request.GET.get("q", "")},
        "breadcrumb": crumbs if len(crumbs) > 1 else [],
    }
    return render(request, f"portal/{name}.html", frame | context, status=status)


def crumb(label: str, name: str, *parts: Any) -> Crumb:
    """A step of the way to a page."""
    return {"label": label, "address": reverse(f"portal:{name}", args=parts)}


def existing(found: T | None) -> T:
    """Insist on a record; what is hidden and what is missing answer alike. Raises: Http404."""
    if found is None:
        raise Http404
    return found


def file_answer(file: StoredFile) -> HttpResponse:
    """Hand out a file; a browser saves it and runs nothing of it."""
    return download(bytes(file.content), file.name, file.media_type)


def narrowed(request: HttpRequest, form: Form, **more: str) -> str:
    """The address of a list narrowed alike; what we do not know is not repeated."""
    asked = {name: request.GET[name] for name in form.fields if name in request.GET}
    return f"?{urlencode(asked | more)}"
