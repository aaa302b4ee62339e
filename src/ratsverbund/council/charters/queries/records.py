"""A year of a body's records as questions that the law was really asked."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.utils import timezone

from ratsverbund.charter.cases import cases_of, without_dashes
from ratsverbund.charter.decision import plain
from ratsverbund.charter.simulation import Question
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.council.meetings.queries import MEETS, term_members
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.bodies.models import Body, LegislativeTerm
from ratsverbund.people.organizations.models import Membership, Office, OfficeHolding, Organization
from ratsverbund.people.persons.naming import FORMS

COUNCIL = Organization.Type.COUNCIL
# Of these the database holds records; of all others the bundle's worked cases stand in.
RECORDED = (
    "invitation_period", "quorum", "vote_result", "allowance", "attendance_fee", "member_title",
)  # fmt: skip


def recorded(body: Body, year: int) -> list[Question]:
    """What was asked in a year: by its meetings, its votes, its seats and its experts."""
    sources = (invitations, votes, seats, fees)
    return [question for source in sources for question in source(body, year)]


def typical(body: Body, year: int) -> list[Question]:
    """The worked cases of a year on what the database does not hold, as typical claims."""
    bundle = body.law_bundle
    return [
        Question(case.institution, case.on, without_dashes(plain(case.facts)))
        for case in cases_of(bundle)
        if case.on.year == year
        and case.bundle == bundle
        and case.institution not in RECORDED
        and not case.figures
        and "error" not in case.expected
    ]


def invitations(body: Body, year: int) -> Iterator[Question]:
    """Until when each meeting had to be called."""
    held = [Meeting.State.CONVENED, Meeting.State.RUNNING, Meeting.State.CLOSED]
    meetings = Meeting.objects.filter(
        body=body, starts_at__year=year, state__in=held, organization__organization_type__in=MEETS
    )
    for meeting in meetings.order_by("starts_at"):
        start = timezone.localtime(meeting.starts_at)
        facts = {"meeting_day": start.date(), "urgent": meeting.urgent}
        facts["meeting_time"] = start.time().replace(tzinfo=None)
        yield Question("invitation_period", start.date(), plain(facts))


def votes(body: Body, year: int) -> Iterator[Question]:
    """Whether the organization could decide, and what each vote meant."""
    experts = (
        Attendance.objects.filter(meeting=OuterRef("item__meeting"), voting_right=True)
        .filter(is_expert())
        .order_by()
        .values("meeting")
        .annotate(number=Count("person", distinct=True))
    )
    counted = (
        Vote.objects.filter(item__meeting__body=body, item__meeting__starts_at__year=year)
        .filter(corrected=False, item__meeting__organization__organization_type__in=MEETS)
        .select_related("item__meeting__organization")
        .annotate(
            experts=Subquery(experts.values("number")[:1]),
            members=term_members("item__meeting__starts_at__date", "item__meeting__body"),
        )
    )
    for vote in counted.order_by("item__meeting__starts_at", "pk"):
        yield from asked_by(vote)


def is_expert() -> Q:
    """Attendances on the seat of an expert citizen."""
    expert = Membership.Role.EXPERT_CITIZEN
    return Q(membership__role=expert) | Q(deputises_for__role=expert)


def asked_by(vote: Any) -> Iterator[Question]:
    """The two questions of one vote; without a statutory number the quorum cannot be asked."""
    meeting = vote.item.meeting
    day = local_day(meeting.starts_at)
    council = meeting.organization.organization_type == COUNCIL
    number = vote.members if council else meeting.organization.seats
    entitled = vote.present - vote.excluded
    if number:
        facts = {
            "kind": "council" if council else "committee",
            "statutory_number": number,
            "present": vote.present,
            "excluded": vote.excluded,
            "expert_citizens": 0 if council else min(vote.experts or 0, entitled),
        }
        yield Question("quorum", day, facts)
    counts = {name: getattr(vote, name) for name in ("yes", "no", "abstentions", "invalid")}
    rest = {"majority": vote.majority, "statutory_number": number, "present": entitled}
    yield Question("vote_result", day, counts | rest)


def seats(body: Body, year: int) -> Iterator[Question]:
    """How each member of the council was titled, and what the full months of the seat brought."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    mayors = OfficeHolding.objects.filter(office__kind=Office.Kind.MAYOR, office__body=body)
    members = (
        Membership.objects.filter(
            organization__body=body, organization__organization_type=COUNCIL, voting_right=True
        )
        .filter(Q(end=None) | Q(end__gte=first), start__lte=last)
        .exclude(person__in=mayors.values("person"))
        .select_related("person")
    )
    terms = list(body.terms.all())
    for seat in members.order_by("person__sort_key", "start"):
        begin, finish = max(seat.start, first), min(seat.end or last, last)
        form = FORMS.get(seat.person.form_of_address, "")
        yield Question("member_title", begin, {"name": str(seat.person), "form": form})
        if months := full_months(begin, finish):
            facts = {"offices": ["member"], "population": frozen(terms, begin), "months": months}
            yield Question("allowance", begin, facts)


def fees(body: Body, year: int) -> Iterator[Question]:
    """What the committee meetings of each expert citizen brought."""
    came = (
        Attendance.objects.filter(is_expert(), meeting__body=body, meeting__starts_at__year=year)
        .filter(meeting__organization__organization_type=Organization.Type.COMMITTEE)
        .order_by()
        .values("person")
        .annotate(meetings=Count("meeting", distinct=True), last=Max("meeting__starts_at"))
    )
    terms = list(body.terms.all())
    for row in came.order_by("person"):
        day = local_day(row["last"])
        facts = {"role": "expert", "population": frozen(terms, day)}
        yield Question("attendance_fee", day, facts | {"committee_meetings": row["meetings"]})


def frozen(terms: list[LegislativeTerm], day: date) -> int | None:
    """The population that counts in the term a day lies in."""
    return next(
        (t.population for t in terms if t.start <= day and (t.end is None or day <= t.end)), None
    )


def full_months(begin: date, finish: date) -> int:
    """How many whole months of one year lie between two days, both included."""
    starts = [date(begin.year, month, 1) for month in range(1, 13)]
    ends = [*starts[1:], date(begin.year + 1, 1, 1)]
    return sum(
        begin <= start and end.toordinal() - 1 <= finish.toordinal()
        for start, end in zip(starts, ends, strict=True)
    )
