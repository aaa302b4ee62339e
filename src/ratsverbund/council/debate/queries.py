"""Reads of a debate: what the page of a meeting shows, and what the law says to it."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    DurationField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from ratsverbund.charter.acts import Act
from ratsverbund.charter.rules.monument_experts import ExpertFacts, monument_experts
from ratsverbund.charter.rules.petition_hearing import HearingFacts, petition_hearing
from ratsverbund.charter.rules.vote_form import VoteFormFacts, vote_form
from ratsverbund.council.agendas.numbering import next_number
from ratsverbund.council.debate.models import Extension, Floor, Motion, Speech
from ratsverbund.council.decisions.majority import left_out, without_vote
from ratsverbund.council.decisions.queries import alone, deciding
from ratsverbund.council.meetings.models import AgendaItem, Attendance, Meeting
from ratsverbund.council.meetings.queries import (
    Presence,
    count_presence,
    last_moment,
    one_meeting,
    present_moment,
    rows_of,
    statutory_number,
)
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.organizations.queries import mayors_then
from ratsverbund.people.persons.models import Person

Role, Type = Membership.Role, Organization.Type
# The state of a debate nobody has decided anything about.
UNTOUCHED = {
    "list_closed": False, "ended": False, "without_debate": "", "limit": None, "vote_form": "",
}  # fmt: skip


def floor_of(item: AgendaItem) -> dict[str, Any]:
    """The list of speakers, the motions and the state of the debate; one statement."""
    speeches = Speech.objects.filter(item=OuterRef("pk")).order_by("order")
    motions = Motion.objects.filter(item=OuterRef("pk")).order_by("at", "pk")
    floor = Floor.objects.filter(item=OuterRef("pk"))
    spoken = JSONObject(
        id="pk", name="name", state="state", number="number", limit="limit", order="order",
        capacity="capacity", faction="faction__short_name", start="started_at", end="ended_at",
        basis="basis",
    )  # fmt: skip
    moved = JSONObject(
        kind="kind", mover="mover", adopted="adopted", yes="yes", no="no",
        abstentions="abstentions", text="text", supporters="supporters", basis="basis",
    )  # fmt: skip
    state = JSONObject(
        list_closed="list_closed", ended="ended", without_debate="without_debate",
        limit="limit", vote_form="vote_form",
    )  # fmt: skip
    found = AgendaItem.objects.filter(pk=item.pk).values_list(
        ArraySubquery(speeches.values(row=spoken)),
        ArraySubquery(motions.values(row=moved)),
        Subquery(floor.values(row=state)[:1]),
    )
    rows, moves, now = found.get()
    for row in rows:
        row["start"], row["end"] = moment(row["start"]), moment(row["end"])
    return {
        "item": item,
        "waiting": [row for row in rows if row["state"] == "asked"],
        "speaking": next((row for row in rows if row["state"] == "speaking"), None),
        "spoken": [row for row in rows if row["state"] == "done"],
        "motions": [row | {"word": Motion.Kind(row["kind"]).label} for row in moves],
        "floor": now or UNTOUCHED,
    }


def moment(written: str | None) -> datetime | None:
    """A moment as the database wrote it into JSON."""
    return datetime.fromisoformat(written) if written else None


def speaking_times(meeting: Meeting) -> QuerySet[Speech, Any]:
    """How long each person spoke in a meeting, the longest first."""
    spent = ExpressionWrapper(F("ended_at") - F("started_at"), output_field=DurationField())
    done = Speech.objects.filter(item__meeting=meeting, state=Speech.State.DONE)
    return (
        done.values("name", "faction__short_name")
        .annotate(spent=Sum(spent))
        .order_by("-spent", "name")
    )


def citizens_heard(petition: int) -> QuerySet[Speech]:
    """Who spoke on a petition as its petitioner or as a guest, without a record of their own."""
    kinds = [Speech.Capacity.PETITIONER, Speech.Capacity.GUEST]
    return Speech.objects.filter(item__hearings__petition=petition, person=None, capacity__in=kinds)


def length(spent: timedelta) -> str:
    """Minutes and seconds somebody spoke: 3:07 min."""
    minutes, seconds = divmod(int(spent.total_seconds()), 60)
    return f"{minutes}:{seconds:02d} min"


def faction_of(item: AgendaItem, person: Person | None) -> Organization | None:
    """The Fraktion a person belongs to on the day of the meeting."""
    if person is None:
        return None
    day = local_day(item.meeting.starts_at)
    seat = Membership.objects.on(day).filter(
        person=person, organization__body=item.meeting.body_id,
        organization__organization_type=Type.FACTION,
    )  # fmt: skip
    found = seat.select_related("organization").first()
    return found.organization if found else None


def petitioner_time(item: AgendaItem, name: str) -> tuple[int, Act]:
    """How many seconds a petitioner may speak, with the decision; zero where there is no right.

    The name stays out of the facts: it is personal. Raises: LawUnknown, FactsError.
    """
    law = law_of(item.meeting.body, local_day(item.meeting.starts_at))
    others = item.speeches.filter(capacity=Speech.Capacity.PETITIONER).exclude(name=name)
    speakers = 1 + others.exclude(state=Speech.State.WITHDRAWN).count()
    facts = HearingFacts("Petent", speakers, ("Petent",) * speakers)
    act = Act(law, facts, petition_hearing(law, facts))
    return 60 * act.decision.settled.minutes, act


def expert_rights(meeting: Meeting, monument_item: bool) -> Act:
    """Whether the experts on monuments of an organization may speak on an item."""
    day = local_day(meeting.starts_at)
    law = law_of(meeting.body, day)
    seats = Membership.objects.on(day).filter(organization=meeting.organization_id)
    experts = seats.filter(role=Role.EXPERT_CITIZEN, voting_right=False).count()
    members = seats.filter(voting_right=True).count()
    facts = ExpertFacts(experts, monument_item, members)
    return Act(law, facts, monument_experts(law, facts))


def form_demanded(item: AgendaItem, kind: str, supporters: int) -> Act:
    """Whether enough members demand a secret vote or a roll call. Raises: LawUnknown."""
    meeting = item.meeting
    law = law_of(meeting.body, local_day(meeting.starts_at))
    members = statutory_number(alone(meeting, deciding(item)))
    facts = VoteFormFacts(members, **{kind: supporters})
    return Act(law, facts, vote_form(law, facts))


def form_refusal(item: AgendaItem, method: str) -> str:
    """Say that a vote must be taken in the form demanded or resolved. Source: § 50 Abs. 1 GO."""
    floor = Floor.objects.filter(item=item).exclude(vote_form__in=["", method]).first()
    if floor is None:
        return ""
    return _(
        "Es ist %(form)s verlangt oder beschlossen (§ 50 Abs. 1 GO NRW). Lassen Sie so abstimmen "
        "und tragen Sie das Ergebnis in dieser Form ein."
    ) % {"form": Motion.Kind(floor.vote_form).label}


def meeting_to_extend(actor: Any) -> QuerySet[Meeting]:
    """Meetings with the votes taken on their agenda (`voted`); one statement."""
    votes = Extension.objects.filter(meeting=OuterRef("pk")).order_by("pk")
    names = ("yes", "no", "abstentions", "adopted", "label", "title", "public", "reason", "basis")
    voted = JSONObject(number="item__number", vote="vote_basis", **{name: name for name in names})
    return one_meeting(actor).annotate(
        last_moment=last_moment(),
        mayors=mayors_then("starts_at__date", "body"),
        voted=ArraySubquery(votes.values(json=voted)),
    )


def voters_on_agenda(
    meeting: Meeting, rows: Iterable[Attendance], at: datetime, biased: Collection[int] = ()
) -> Presence:
    """Count who may vote on what comes on the agenda: of a council everybody but the mayor.

    Source: § 40 Abs. 2 GO NRW. Raises: LawUnknown.
    """
    organization = meeting.organization
    voteless = without_vote(meeting, organization, "agenda")
    return count_presence(rows_of(organization.pk, rows), at, biased, voteless)


def agenda_voters_shown(meeting: Meeting, rows: Iterable[Attendance]) -> dict[str, Any]:
    """How many may vote on the agenda now, and why the mayor does not; unknown is said so."""
    try:
        there = voters_on_agenda(meeting, rows, present_moment(meeting))
        return {"number": there.entitled, "why": left_out(meeting, there, "agenda")}
    except LawUnknown as error:
        return {"number": None, "why": None, "unknown": str(error)}


def waiting_for(meeting: Meeting) -> QuerySet[Consultation]:
    """The released papers that wait for an organization of the meeting."""
    partners = Organization.objects.filter(joint_meetings=meeting.pk)
    return Consultation.objects.filter(
        Q(organization=meeting.organization_id) | Q(organization__in=partners),
        state=Consultation.State.PENDING, paper__state=Paper.State.RELEASED,
    ).select_related("paper", "organization")  # fmt: skip


def next_place(meeting: Meeting) -> tuple[int, str]:
    """Order and number at the end of the non-public part."""
    lane = list(meeting.items.filter(public=False))
    return max((each.order for each in lane), default=0) + 1, next_number(lane, public=False)


def people_there(item: AgendaItem) -> QuerySet[Person]:
    """Whoever is in the room and not kept out of the item, by name; they may ask to speak."""
    there = Person.objects.filter(attendances__meeting=item.meeting_id, attendances__left_at=None)
    return there.exclude(exclusions__item=item).order_by("sort_key")
