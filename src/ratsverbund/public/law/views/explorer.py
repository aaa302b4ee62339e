"""A work laid open on one day, and one norm of it with all its versions."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.charter.citations import label_of
from ratsverbund.charter.engine import RULES
from ratsverbund.charter.law import Law
from ratsverbund.charter.works import Bundle, Norm, Work
from ratsverbund.council.charters.queries import drafting_address
from ratsverbund.kernel.errors import NotThere
from ratsverbund.public.law.addresses import lies_in, norm_at, place_of, section_of, slug_of
from ratsverbund.public.law.forms.days import StandForm
from ratsverbund.public.law.queries import chronicle, examples
from ratsverbund.public.law.queries import explorer as queries
from ratsverbund.public.law.queries.places import official_in, town
from ratsverbund.public.law.queries.shelf import home_of, work_in
from ratsverbund.public.law.views.frame import day_in, page


@require_safe
def explorer(request: HttpRequest, bundle: str, work: str, stand: str = "") -> HttpResponse:
    """Show a work on a day: wording left, rules and figures right."""
    home = town(bundle)
    book = home.bundle
    found = work_in(book, work)
    day = day_in(stand) if stand else timezone.localdate()
    form = StandForm({"stand": day.isoformat()} | request.GET.dict())
    asked = form.cleaned_data if form.is_valid() else {}
    if "stand" in request.GET and form.is_valid():
        return redirect(dated(bundle, work, asked["stand"], asked["q"]))
    law, official = Law(book, day), official_in(home, found, day)
    words = asked.get("q", "")
    whole = queries.entries_of(law, found, official)
    entries = queries.matching(whole, words)
    context = {
        **time_context(law, found),
        "form": form,
        "words": words,
        "sections": queries.sections(law, found, entries, whole=not words),
        "rules": RULES,
        "steps": chronicle.steps(book, found),
        "axis": chronicle.axis(book, found),
        "official": official,
        "rest": official.rest({one.norm.id for one in whole}) if official and not words else [],
        "body": home.body if found.rank == "charter" else None,
        "canonical": canonical(request, book, found, stand),
    }
    return page(request, "explorer", context, town=home, work=found)


def dated(bundle: str, work: str, day: date | None, words: str) -> str:
    """Return the lasting address of a work on a day, or of its state today."""
    parts = [bundle, work, *([day.isoformat()] if day else [])]
    address = reverse("law:explorer_on" if day else "law:explorer", args=parts)
    return f"{address}?{urlencode({'q': words})}" if words else address


def time_context(law: Law, work: Work) -> dict[str, Any]:
    """Return where a day lies on the time axis of a work."""
    turns = chronicle.turns(law.bundle, work)
    past = [turn for turn in turns if turn.day <= law.as_of]
    return {
        "day": law.as_of,
        "today": timezone.localdate(),
        "turns": turns,
        "turn": past[-1] if past else None,
        "early": bool(turns) and not past,
        "unclear": chronicle.unclear_until(law, work) if past else None,
        "signed": chronicle.signed_on(work, law.as_of),
        "slug": slug_of(work),
    }


@require_safe
def norm(request: HttpRequest, bundle: str, work: str, stand: str, place: str) -> HttpResponse:
    """Show one norm, or a paragraph with its parts, in all its versions."""
    home = town(bundle)
    book = home.bundle
    found = work_in(book, work)
    law = Law(book, day_in(stand))
    asked = norm_at(found, place)
    norms = [one for one in book.norms.values() if asked and lies_in(one.id, asked)]
    repealed = asked in found.repealed
    own = found.rank == "charter" and not repealed
    if not norms and not repealed:
        raise NotThere(missing(found, place))
    lasting, official = place_of(asked), official_in(home, found, law.as_of)
    context = {
        **time_context(law, found),
        **uses(book, norms),
        "entries": [queries.entry_of(law, one, official) for one in norms],
        "figures": {one.id: versions(law, one) for one in norms},
        "title": label_of(asked, found.short),
        "section": section_of(asked),
        "repealed": repealed,
        "lasting": lasting,
        "drafting": drafting_address(request.user, home.body, asked) if own else "",
        "official": official,
        "body": home.body if found.rank == "charter" else None,
        "canonical": canonical(request, book, found, stand, lasting),
    }
    return page(request, "norm", context, town=home, work=found, here=context["title"])


def missing(work: Work, place: str) -> str:
    """Say that a work has no such norm, and how to write one."""
    return _(
        "„%(place)s“ gibt es in „%(work)s“ nicht. Bitte die Norm so angeben: §8/3/a für § 8 "
        "Abs. 3 Buchst. a, §8/3/s2 für § 8 Abs. 3 Satz 2; statt § geht auch p."
    ) % {"place": place.strip("/"), "work": work.title}


def uses(bundle: Bundle, norms: list[Norm]) -> dict[str, Any]:
    """Return the rules that rest on some norms, and the worked cases that cite them."""
    fed = dict.fromkeys(name for one in norms for name in examples.fed_by(bundle, one))
    return {
        "rules": RULES,
        "fed": list(fed),
        "examples": examples.resting_on(bundle, {one.id for one in norms}),
    }


def versions(law: Law, norm: Norm) -> list[tuple[Any, list[Any]]]:
    """Return the figures of a norm with each of their versions."""
    figures = [one for one in law.bundle.parameters.values() if one.norm == norm.id]
    return [
        (one, [(version, queries.version_shown(one, version)) for version in one.versions])
        for one in figures
    ]


def canonical(
    request: HttpRequest, bundle: Bundle, work: Work, stand: str = "", place: str = ""
) -> str:
    """Return the one lasting address of what a page shows."""
    home = home_of(bundle, work).name
    parts = [home, slug_of(work), *filter(None, (stand, place))]
    name = "norm" if place else "explorer_on" if stand else "explorer"
    return request.build_absolute_uri(reverse(f"law:{name}", args=parts))
