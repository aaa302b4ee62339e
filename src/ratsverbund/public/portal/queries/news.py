"""What comes next and what is new, of every kind, in one statement."""

from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, CharField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.papers.models import Paper
from ratsverbund.public.portal.queries.choices import coming
from ratsverbund.public.portal.queries.rows import Row

EACH = 5


def latest(now: datetime, *, body: int | None = None) -> dict[str, list[Row]]:
    """The next meetings, the newest papers and resolutions; of one body, or of all."""
    meetings = _described(
        Meeting.objects.filter(coming(now)).order_by("starts_at", "pk"), body,
        kind="meetings", title="organization__name", line="place", label="kind",
        word="state", moment="starts_at",
    )  # fmt: skip
    papers = _described(
        Paper.objects.order_by("-day", "-pk"), body,
        kind="papers", title="title", line="reference", label=Value(""), word="state", moment="day",
    )  # fmt: skip
    resolutions = _described(
        Resolution.objects.filter(superseded=False).order_by("-decided_on", "-pk"), body,
        kind="resolutions", title=Coalesce("paper__title", "item__title"),
        line="organization__name", label="label", word="result", moment="decided_on",
    )  # fmt: skip
    found: dict[str, list[Row]] = {"meetings": [], "papers": [], "resolutions": []}
    for entry in meetings.union(papers, resolutions, all=True):
        row = {name.removesuffix("_"): value for name, value in entry.items()}
        found[row["kind"]].append(row)
    found["meetings"].sort(key=_when)
    for kind in ("papers", "resolutions"):
        found[kind].sort(key=_when, reverse=True)
    return found


def _when(entry: Row) -> tuple[datetime, int]:
    return entry["moment"], entry["id"]


def _described(found: QuerySet[Any], body: int | None, **columns: Any) -> QuerySet[Any, Row]:
    """The first rows in the columns that all three kinds share."""
    if body is not None:
        found = found.filter(body=body)
    kind, moment = columns.pop("kind"), columns.pop("moment")
    texts = {
        name: Cast(F(value) if isinstance(value, str) else value, CharField())
        for name, value in columns.items()
    }
    # Under names of their own, because models have a title and a place too.
    shared = {
        "kind_": Value(kind, CharField()),
        "id_": Cast("pk", BigIntegerField()),
        "place_": Cast(F("body__short_name"), CharField()),
        **{f"{name}_": text for name, text in texts.items()},
        "moment_": Cast(moment, DateTimeField()),
    }
    return found.annotate(**shared).values(*shared)[:EACH]
