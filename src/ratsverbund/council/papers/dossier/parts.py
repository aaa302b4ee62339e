"""A paper with everything that belongs to it, read in one statement."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, Model, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from ratsverbund.council.papers.models import (
    Consultation,
    CoSignature,
    Paper,
    PaperFile,
    PaperVersion,
    ProposedResolution,
)

Row = dict[str, Any]
MOMENTS = {"day", "answered_at", "saved_at"}


@dataclass(frozen=True)
class Dossier:
    """A paper and its parts as plain rows, in their order."""

    paper: Paper
    proposals: list[Row]
    stations: list[Row]
    signatures: list[Row]
    versions: list[Row]
    files: list[Row]

    @property
    def unplaced(self) -> list[str]:
        """What of the file the paper was read from found no place."""
        origin = getattr(self.paper, "origin", None)
        return origin.unplaced if origin else []

    @property
    def current_signatures(self) -> list[Row]:
        """The requests and answers that concern the version as it stands."""
        return [each for each in self.signatures if each["version"] == self.paper.version]

    def request_to(self, actor: Any) -> Row | None:
        """The open request to this account."""
        for each in self.current_signatures:
            if each["account"] == actor.pk and each["state"] == CoSignature.State.ASKED:
                return each
        return None


def dossiers(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """Read papers together with all their parts."""
    stations = Consultation.objects.annotate(
        # Meetings and resolutions stand above papers; only their days and words are read here.
        on=Max("items__meeting__starts_at", filter=~Q(items__state="removed")),
        label=Max("resolutions__label", filter=Q(resolutions__superseded=False)),
    )
    return (
        papers.select_related("body", "created_by", "origin", "origin__file")
        .defer("origin__file__content", "origin__reading")
        .annotate(
            rows_of_proposals=_rows(
                ProposedResolution.objects, "order", text="text", organization="organization_id",
                name="organization__name", published_at="published_at",
            ),
            rows_of_stations=_rows(
                stations, "order", organization="organization_id",
                name="organization__name",
                type="organization__organization_type", authoritative="authoritative",
                state="state", proposal="proposal__order", day="on", result="label",
            ),
            rows_of_signatures=_rows(
                CoSignature.objects, "pk", id="pk", account="account_id", name="account__name",
                state="state", note="note", version="version", answered_at="answered_at",
            ),
            rows_of_versions=_rows(
                PaperVersion.objects, "number", number="number", author="author_name",
                saved_at="saved_at",
            ),
            rows_of_files=_rows(
                PaperFile.objects, "order", id="pk", title="title", public="public",
                published_at="published_at", name="file__name", size="file__size",
            ),
        )
    )  # fmt: skip


def dossier_of(paper: Paper) -> Dossier:
    """Gather a paper's parts; reads them unless `dossiers` has."""
    read = paper if hasattr(paper, "rows_of_files") else _reread(paper)
    return Dossier(
        read, *(_dated(getattr(read, f"rows_of_{part}")) for part in
        ("proposals", "stations", "signatures", "versions", "files")),
    )  # fmt: skip


def _reread(paper: Paper) -> Paper:
    return dossiers(Paper.objects.filter(pk=paper.pk)).get()


def _rows(rows: Any, order: str, **fields: str) -> ArraySubquery:
    found: QuerySet[Model] = rows.filter(paper=OuterRef("pk")).order_by(order)
    return ArraySubquery(found.values(json=JSONObject(**fields)))


def _dated(rows: list[Row]) -> list[Row]:
    """Turn the moments that JSON holds as text into moments again."""
    for row in rows:
        for name in MOMENTS & row.keys():
            row[name] = datetime.fromisoformat(row[name]) if row[name] else None
    return rows
