"""Search in everything the account may see: papers, meetings, resolutions, own notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.queries import resolutions_for
from ratsverbund.council.desk.queries.notes import notes_for
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.queries import visible
from ratsverbund.council.papers.queries import papers_for

GERMAN = "german"
MOST = 50


@dataclass(frozen=True)
class Hit:
    """Something that was found: what it is, where it is, and the words around."""

    kind: str
    word: str
    title: str
    day: str
    address: str
    excerpt: str


def found_for(actor: Any, wanted: Mapping[str, Any]) -> list[Hit]:
    """Find what has every word or a word that begins with it, the best first; one statement."""
    words = re.findall(r"\w+", wanted["q"])[:8]
    if not words:
        return []
    beginnings = " & ".join(f"{word}:*" for word in words)
    query = SearchQuery(beginnings, config=GERMAN, search_type="raw")
    sources = {
        "paper": papers(actor, query),
        "meeting": meetings(actor, query),
        "resolution": resolutions(actor, query),
        "note": notes(actor, query),
    }
    kinds = [wanted["kind"]] if wanted.get("kind") else list(sources)
    parts = [
        narrowed(sources[kind], kind, wanted)
        .order_by()
        .annotate(source=Value(kind))
        .values_list("source", "found", "rank")
        for kind in kinds
    ]
    rows = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
    return [hit(kind, found) for kind, found, _rank in rows.order_by("-rank")[:MOST]]


def narrowed(rows: QuerySet[Any], kind: str, wanted: Mapping[str, Any]) -> QuerySet[Any]:
    """Keep the rows of one body or one year."""
    body = {"note": "item__meeting__body"}.get(kind, "body")
    day = {
        "paper": "day__year",
        "meeting": "starts_at__year",
        "resolution": "decided_on__year",
        "note": "changed_at__year",
    }[kind]
    columns = {body: wanted.get("body"), day: wanted.get("year")}
    return rows.filter(**{column: value for column, value in columns.items() if value})


def matching(rows: QuerySet[Any], query: SearchQuery, text: Any, *columns: str) -> QuerySet[Any]:
    """Rows with the words in one of the columns, their rank and the words around them."""
    vector = SearchVector(*columns, config=GERMAN)
    excerpt = SearchHeadline(
        text, query, config=GERMAN, start_sel="", stop_sel="", max_words=24, min_words=10
    )
    return rows.annotate(vector=vector, rank=SearchRank(vector, query), excerpt=excerpt).filter(
        vector=query
    )


def papers(actor: Any, query: SearchQuery) -> QuerySet[Any]:
    """Papers by reference, title and reasoning."""
    rows = matching(papers_for(actor), query, "reasoning", "reference", "title", "reasoning")
    return rows.annotate(
        found=JSONObject(id="pk", title="title", word="reference", day="day", excerpt="excerpt")
    )


def meetings(actor: Any, query: SearchQuery) -> QuerySet[Any]:
    """Meetings by organization and place."""
    found = Meeting.objects.filter(visible(actor))
    rows = matching(found, query, "place", "organization__name", "place")
    day = Cast("starts_at__date", CharField())
    return rows.annotate(
        found=JSONObject(
            id="pk", title="organization__name", word=Value(""), day=day, excerpt="excerpt"
        )
    )


def resolutions(actor: Any, query: SearchQuery) -> QuerySet[Any]:
    """Valid resolutions by their text and the title of the item."""
    rows = matching(resolutions_for(actor), query, "text", "text", "item__title")
    return rows.annotate(
        found=JSONObject(
            id="pk",
            title=Coalesce("item__title", "label"),
            word="label",
            day="decided_on",
            excerpt="excerpt",
        )
    )


def notes(actor: Any, query: SearchQuery) -> QuerySet[Any]:
    """Notes the account may read."""
    rows = matching(notes_for(actor), query, "text", "text")
    title = Concat(F("item__number"), Value(" "), F("item__title"))
    return rows.annotate(
        found=JSONObject(
            id="item_id",
            meeting="item__meeting_id",
            title=Case(When(opens=True, then=title), default=Value("")),
            opens="opens",
            word=Value(""),
            day=Cast("changed_at__date", CharField()),
            excerpt="excerpt",
        )
    )


def hit(kind: str, row: dict[str, Any]) -> Hit:
    """One row as a line of the page."""
    addresses = {
        "paper": "papers:paper",
        "meeting": "desk:meeting",
        "resolution": "decisions:resolution",
    }
    words = {
        "paper": _("Vorlage"),
        "meeting": _("Sitzung"),
        "resolution": _("Beschluss"),
        "note": _("Notiz"),
    }
    if kind == "note" and not row["opens"]:
        row["title"], address = _("Punkt, den Sie nicht mehr öffnen können"), reverse("desk:notes")
    elif kind == "note":
        address = reverse("desk:read", args=[row["meeting"], row["id"]])
    else:
        address = reverse(addresses[kind], args=[row["id"]])
    word = " ".join(part for part in (words[kind], row["word"]) if part)
    return Hit(kind, word, row["title"], row["day"], address, row["excerpt"] or "")
