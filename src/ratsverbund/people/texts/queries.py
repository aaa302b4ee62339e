"""Named reads about official wordings: all of a body, and the one that applies on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from ratsverbund.charter.text_import import lies_within
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries.law import charter_in
from ratsverbund.people.texts.models import CharterText

PARTS = (
    "sections", "repealed", "amendments", "lists", "uncovered", "unknown", "remarks",
    "footnotes", "page_marks", "addresses", "asides",
)  # fmt: skip


@dataclass(frozen=True)
class Official:
    """The official wording of a charter on a day."""

    text: CharterText

    def of(self, norm: str) -> list[tuple[str, str]]:
        """Return the sentences a norm means, else the wider one it is a part of."""
        place = norm.partition("/")[2]
        wording = self.text.wording
        parts = [(one, said) for one, said in wording if lies_within(one, place)]
        return parts or [(one, said) for one, said in wording if lies_within(place, one)]

    @property
    def headings(self) -> dict[str, str]:
        """The official headings of the sections by their numbers."""
        return {one["number"]: one["heading"] for one in self.text.report.get("sections", [])}

    def rest(self, norms: set[str]) -> list[tuple[str, str]]:
        """Return the sentences that none of these norms shows."""
        shown = {place for norm in norms for place, _said in self.of(norm)}
        return [(one, said) for one, said in self.text.wording if one not in shown]


def texts_of(body: Body) -> QuerySet[CharterText]:
    """All wordings of a body, the youngest first, without their long columns."""
    rows = CharterText.objects.filter(body=body).select_related("body", "file")
    rows = rows.defer("wording", "report", "file__content")
    return rows.order_by(F("valid_from").desc(nulls_last=True), "-pk")


def texts_with_file(body: Body) -> QuerySet[CharterText]:
    """The wordings of a body with what was read from their files."""
    return (
        CharterText.objects.filter(body=body).select_related("body", "file").defer("file__content")
    )


def report_of(text: CharterText) -> dict[str, Any]:
    """What was read from a file; a part that an older report lacks is empty."""
    return dict.fromkeys(PARTS, ()) | text.report


def official_on(body: int, charter: str, day: date) -> Official | None:
    """The confirmed wording that applies on a day; one without a day only where none has one."""
    found = (
        CharterText.objects.filter(body=body, charter=charter, state=CharterText.State.CONFIRMED)
        .exclude(valid_from__gt=day)
        .order_by(F("valid_from").desc(nulls_last=True), "-pk")
        .first()
    )
    return Official(found) if found else None


def charter_of(body: Body) -> str:
    """The id of the charter in the bundle of a body; nothing when it has none."""
    charter = charter_in(body.law_bundle) if body.charter else None
    return charter.id if charter else ""
