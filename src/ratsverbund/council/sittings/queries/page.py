"""One running meeting with everything its cockpit shows; one statement."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from ratsverbund.council.decisions.models import FactionVote, Resolution, Vote
from ratsverbund.council.meetings.models import AgendaItem, Attendance, Exclusion, Meeting
from ratsverbund.council.meetings.queries import last_moment, one_meeting
from ratsverbund.council.papers.models import Consultation
from ratsverbund.council.sittings.models import Entry
from ratsverbund.people.organizations.queries import mayors_then

LATEST = 30
ITEM = "sitting__item"
OPEN = [Consultation.State.PENDING, Consultation.State.SCHEDULED]


def sittings_for(actor: Any) -> QuerySet[Meeting]:
    """The meetings an actor may open, with agenda, course and the item at hand.

    `agenda`, `course`, `ballots`, `parts`, `kept_out` and `earlier` are JSON; `again` says that
    the item comes back because too few were there the last time, `hinted` when the invitation
    told what that means (§ 49 Abs. 2 GO NRW).
    """
    return (
        one_meeting(actor)
        .select_related(
            "sitting__item__sheet",
            "sitting__item__consultation__paper",
            "sitting__item__consultation__proposal",
        )
        .annotate(
            agenda=ArraySubquery(agenda()),
            course=ArraySubquery(course()),
            ballots=ArraySubquery(ballots()),
            parts=ArraySubquery(parts()),
            kept_out=ArraySubquery(kept_out()),
            earlier=ArraySubquery(earlier()),
            again=Exists(unable_before()),
            hinted=F(f"{ITEM}__hinted_on"),
            last_moment=last_moment(),
            mayors=mayors_then("starts_at__date", "body"),
        )
    )


def agenda() -> Any:
    """The items in the order of the agenda, with their valid result."""
    results = Resolution.objects.filter(item=OuterRef("pk"), superseded=False)
    result = JSONObject(id="pk", label="label", result="result")
    items = (
        AgendaItem.objects.filter(meeting=OuterRef("pk"))
        .order_by("-public", "order")
        .annotate(results=ArraySubquery(results.values(json=result)))
    )
    return items.values(
        json=JSONObject(
            id="pk", number="number", title="title", public="public", state="state",
            results="results", consultation="consultation_id",
        )
    )  # fmt: skip


def course() -> Any:
    """The latest lines of the course, the last one first."""
    entries = Entry.objects.filter(meeting=OuterRef("pk")).order_by("-at", "-pk")
    line = JSONObject(kind="kind", at="at", text="text", reason="reason", basis="basis")
    return entries.values(json=line)[:LATEST]


def ballots() -> Any:
    """The valid votes on the item at hand, amendments before the main motion."""
    votes = Vote.objects.filter(item=OuterRef(ITEM), corrected=False).order_by("pk")
    names = ("purpose", "subject", "method", "majority", "yes", "no", "abstentions", "invalid")
    more = ("present", "excluded", "barred", "needed", "base", "adopted", "label", "basis")
    return votes.values(
        json=JSONObject(id="pk", resolution="resolution__pk", **{n: n for n in names + more})
    )


def parts() -> Any:
    """How the Fraktionen voted on the main motion of the item at hand."""
    counts = FactionVote.objects.filter(
        vote__item=OuterRef(ITEM), vote__corrected=False, vote__purpose=Vote.Purpose.MAIN
    ).order_by("pk")
    return counts.values(
        json=JSONObject(name="name", yes="yes", no="no", abstentions="abstentions")
    )


def kept_out() -> Any:
    """Who is kept out of the item at hand, why, and where they sit."""
    exclusions = Exclusion.objects.filter(item=OuterRef(ITEM)).order_by("person__sort_key")
    return exclusions.values(
        json=JSONObject(
            id="pk", person="person_id", title="person__title", given="person__given_name",
            family="person__family_name", reason="reason", place="place", basis="basis",
        )
    )  # fmt: skip


def earlier() -> Any:
    """The organizations that have yet to consult before this one."""
    stations = Consultation.objects.filter(
        paper=OuterRef(f"{ITEM}__consultation__paper"),
        order__lt=OuterRef(f"{ITEM}__consultation__order"),
        state__in=OPEN,
    ).order_by("order")
    return stations.values("organization__name")


def unable_before() -> Any:
    """An earlier meeting that could not decide on the same consultation."""
    return Entry.objects.filter(
        kind=Entry.Kind.UNABLE, item__consultation=OuterRef(f"{ITEM}__consultation")
    ).exclude(meeting=OuterRef("pk"))


def second_calls(meeting: Meeting) -> list[AgendaItem]:
    """The items of a meeting that were put back before because too few were there."""
    before = Entry.objects.filter(
        kind=Entry.Kind.UNABLE, item__consultation=OuterRef("consultation")
    ).exclude(meeting=meeting)
    found = meeting.items.exclude(state=AgendaItem.State.REMOVED).exclude(consultation=None)
    return list(found.filter(Exists(before)).order_by("-public", "order"))


def one_item(meeting: Meeting, pk: Any) -> AgendaItem | None:
    """An item of the meeting."""
    return meeting.items.select_related("meeting").filter(pk=pk).first()


def one_exclusion(meeting: Meeting, pk: Any) -> Exclusion | None:
    """An exclusion from an item of the meeting."""
    return Exclusion.objects.filter(item__meeting=meeting, pk=pk).first()


def one_arrival(meeting: Meeting, pk: int) -> Attendance:
    """Somebody's stay at the meeting."""
    return meeting.attendances.get(pk=pk)
