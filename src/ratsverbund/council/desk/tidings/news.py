"""What is new in a member's meetings since the last look: agenda, papers, results."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, TruncDay
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.models import Handout
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.desk.models import Look
from ratsverbund.council.desk.queries.meetings import my_meetings
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import items_visible
from ratsverbund.council.papers.models import Paper, PaperVersion
from ratsverbund.council.papers.queries import papers_for
from ratsverbund.kernel.models import AuditEntry

BACK = timedelta(weeks=12)
ITEM, MEETING = AgendaItem._meta.label, Meeting._meta.label
ITEM_ACTS = ("agendas.add_item", "debate.extend_agenda", "agendas.remove_item")
MEETING_ACTS = (
    "meetings.convene_meeting",
    "meetings.reschedule_meeting",
    "meetings.cancel_meeting",
)


@dataclass(frozen=True)
class Change:
    """Something that happened to a meeting since the member last looked."""

    kind: str  # invitation, agenda, late, paper, handout, result
    meeting: int
    organization: str
    starts_at: datetime
    at: datetime
    title: str
    word: str
    address: str

    @property
    def matter(self) -> str:
        """Which of a member's settings it falls under."""
        return {"invitation": "invitation", "result": "result"}.get(self.kind, "late")


def words() -> dict[str, str]:
    """What each act is called on the page."""
    return {
        "agendas.add_item": _("Nachtrag zur Tagesordnung"),
        "debate.extend_agenda": _("wegen Dringlichkeit aufgenommen"),
        "agendas.remove_item": _("von der Tagesordnung abgesetzt"),
        "meetings.convene_meeting": _("Sie sind eingeladen"),
        "meetings.reschedule_meeting": _("verlegt"),
        "meetings.cancel_meeting": _("abgesagt"),
        "handout": _("als Tischvorlage verteilt"),
    }


def fields(meeting: str, **more: Any) -> dict[str, Any]:
    """What every line carries: its meeting, organization and beginning."""
    return {
        "meeting": f"{meeting}pk",
        "organization": f"{meeting}organization__name",
        "starts_at": f"{meeting}starts_at",
        **more,
    }


def news(actor: Any, *, since: datetime | None = None, meeting: int | None = None) -> list[Change]:
    """Everything new, the latest first; one statement.

    `since` holds for every meeting; without it, each since the account's last look.
    """
    mine = my_meetings(actor).filter(starts_at__gte=timezone.now() - BACK)
    if meeting is not None:
        mine = mine.filter(pk=meeting)
    mine = mine.annotate(since=moment_of(actor, since)).order_by()
    items = AgendaItem.objects.filter(items_visible(actor))
    parts = (
        meeting_acts(mine), item_acts(mine, items), versions(mine, actor), handouts(mine),
        results(mine, items),
    )  # fmt: skip
    rows = [part.order_by().values_list("found", flat=True) for part in parts]
    found = [change_of(row) for row in rows[0].union(*rows[1:], all=True)]
    return sorted(found, key=lambda change: change.at, reverse=True)


def moment_of(actor: Any, since: datetime | None) -> Any:
    """From when on something counts as new in the outer meeting."""
    if since is not None:
        return Value(since)
    look = Look.objects.filter(account=actor.pk, meeting=OuterRef("pk"))
    return Coalesce(Subquery(look.values("seen_at")[:1]), TruncDay("convened_on"))


def within(mine: QuerySet[Any], meeting: str, at: str) -> Any:
    """Whether the outer row belongs to one of my meetings and came after the last look."""
    return Exists(mine.filter(pk=OuterRef(meeting), since__lt=OuterRef(at)))


def meeting_acts(mine: QuerySet[Meeting]) -> QuerySet[Any]:
    """Meetings that were convened, moved or cancelled."""
    acts = AuditEntry.objects.filter(subject_type=MEETING, operation__in=MEETING_ACTS)
    acts = acts.filter(within(mine, "subject_id", "at"))
    row = JSONObject(
        kind=Value("invitation"), at=OuterRef("at"), word=OuterRef("operation"),
        title="organization__name", target="pk", **fields(""),
    )  # fmt: skip
    meetings = Meeting.objects.filter(pk=OuterRef("subject_id"))
    return acts.annotate(found=Subquery(meetings.values(json=row)[:1]))


def item_acts(mine: QuerySet[Meeting], readable: QuerySet[AgendaItem]) -> QuerySet[Any]:
    """Items that came late, urgently, or were taken off."""
    items = readable.filter(pk=OuterRef("subject_id"))
    standing = items.filter(within_item(mine))
    acts = AuditEntry.objects.filter(subject_type=ITEM, operation__in=ITEM_ACTS)
    row = JSONObject(
        kind=Value("agenda"), at=OuterRef("at"), word=OuterRef("operation"), title="title",
        number="number", target="pk", **fields("meeting__"),
    )  # fmt: skip
    late = Q(operation="agendas.remove_item") | Q(is_late=True)
    return (
        acts.filter(Exists(standing))
        .annotate(is_late=Subquery(items.values("late")[:1]))
        .filter(late)
        .annotate(found=Subquery(items.values(json=row)[:1]))
    )


def within_item(mine: QuerySet[Any]) -> Any:
    """Whether the meeting of the outer item is mine and the act came after the last look."""
    return Exists(mine.filter(pk=OuterRef("meeting"), since__lt=OuterRef(OuterRef("at"))))


def versions(mine: QuerySet[Any], actor: Any) -> QuerySet[Any]:
    """New wordings of papers on the agenda, saved after their release."""
    item = (
        with_paper(actor)
        .filter(consultation__paper=OuterRef("paper"))
        .filter(
            Exists(mine.filter(pk=OuterRef("meeting"), since__lt=OuterRef(OuterRef("saved_at"))))
        )
    )
    row = JSONObject(
        kind=Value("paper"), at=OuterRef("saved_at"), word=Value("version"), title="title",
        number="number", version=OuterRef("number"), target="pk", **fields("meeting__"),
    )  # fmt: skip
    return (
        PaperVersion.objects.filter(Exists(item), Exists(released_before("paper", "saved_at")))
        .annotate(found=Subquery(item.order_by("pk").values(json=row)[:1]))
    )  # fmt: skip


def with_paper(actor: Any) -> QuerySet[AgendaItem]:
    """The items an account may read, with a paper it may read too."""
    readable = papers_for(actor).order_by().values("pk")
    return AgendaItem.objects.filter(items_visible(actor), consultation__paper__in=readable)


def released_before(paper: str, moment: str) -> QuerySet[AuditEntry]:
    """The release of the outer paper before a moment; what came earlier were drafts."""
    return AuditEntry.objects.filter(
        operation="papers.release_paper", subject_type=Paper._meta.label,
        subject_id=OuterRef(paper), at__lt=OuterRef(moment),
    )  # fmt: skip


def handouts(mine: QuerySet[Meeting]) -> QuerySet[Any]:
    """Public files laid on the table; what is for the room alone is named nowhere else."""
    row = JSONObject(
        kind=Value("handout"), at="published_at", word=Value("handout"), title="title",
        number="item__number", target="pk", **fields("item__meeting__"),
    )  # fmt: skip
    return (
        Handout.objects.filter(public=True, published_at__isnull=False)
        .filter(within(mine, "item__meeting", "published_at"))
        .annotate(found=row)
    )


def results(mine: QuerySet[Meeting], readable: QuerySet[AgendaItem]) -> QuerySet[Any]:
    """What was decided."""
    noted = AuditEntry.objects.filter(
        subject_type=Resolution._meta.label, subject_id=OuterRef("pk")
    ).order_by("pk")
    row = JSONObject(
        kind=Value("result"), at="at", word="label", title="item__title", number="item__number",
        target="pk", **fields("item__meeting__"),
    )  # fmt: skip
    return (
        Resolution.objects.filter(superseded=False, item__in=readable.values("pk"))
        .annotate(at=Coalesce(F("vote__counted_at"), Subquery(noted.values("at")[:1])))
        .filter(within(mine, "item__meeting", "at"))
        .annotate(found=row)
    )


def change_of(row: dict[str, Any]) -> Change:
    """One row as a line of the page."""
    kind, word = row["kind"], row["word"]
    title = f"{row['number']} {row['title']}" if row.get("number") else row["title"]
    addresses = {
        "invitation": reverse("desk:meeting", args=[row["meeting"]]),
        "agenda": reverse("desk:read", args=[row["meeting"], row["target"]]),
        "paper": reverse("desk:difference", args=[row["meeting"], row["target"]]),
        "handout": reverse("agendas:handout_file", args=[row["target"]]),
        "result": reverse("decisions:resolution", args=[row["target"]]),
    }
    if word == "agendas.remove_item":
        addresses["agenda"] = addresses["invitation"]
    if kind == "paper":
        word = _("geändert: Fassung %(number)s") % {"number": row["version"]}
    starts_at, at = parse_datetime(row["starts_at"]), parse_datetime(row["at"])
    return Change(
        kind, row["meeting"], row["organization"], starts_at, at, title,  # type: ignore[arg-type]
        words().get(word, word), addresses[kind],
    )  # fmt: skip


def grouped(changes: Iterable[Change]) -> dict[int, list[Change]]:
    """Changes by meeting, in their order."""
    found: dict[int, list[Change]] = {}
    for change in changes:
        found.setdefault(change.meeting, []).append(change)
    return found


def changed_paper(actor: Any, meeting: int, item: int) -> tuple[AgendaItem, list[PaperVersion]]:
    """An item with two wordings of its paper: as last seen, and as it is now; two statements.

    Never a draft: the earliest wording shown is the one that was released.
    Raises: AgendaItem.DoesNotExist.
    """
    mine = my_meetings(actor).filter(pk=OuterRef("meeting")).annotate(since=moment_of(actor, None))
    found = (
        with_paper(actor)
        .filter(Exists(mine), meeting=meeting, consultation__paper__versions__number=1)
        .select_related("meeting__organization", "meeting__body", "consultation__paper")
        .annotate(since=Subquery(mine.values("since")[:1]))
        .get(pk=item)
    )
    paper = found.consultation.paper_id  # type: ignore[union-attr]
    rows = list(
        PaperVersion.objects.filter(paper=paper)
        .annotate(final=Exists(released_before("paper", "saved_at")))
        .order_by("number")
    )
    drafts = [row for row in rows if not row.final]  # type: ignore[attr-defined]
    readable = drafts[-1:] + [row for row in rows if row.final]  # type: ignore[attr-defined]
    seen = [row for row in readable if row.saved_at <= found.since]  # type: ignore[attr-defined]
    before = seen[-1] if seen else readable[0]
    if before == readable[-1] and len(readable) > 1:
        before = readable[-2]
    return found, [before, readable[-1]]
