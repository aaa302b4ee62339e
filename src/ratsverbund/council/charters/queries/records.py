"""A year of a body's records as questions that the law was really asked."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone

from ratsverbund.charter.decision import plain
from ratsverbund.charter.simulation import Question
from ratsverbund.council.allowances.queries import facts_of_year as claims_of_year
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.council.meetings.queries import MEETS, term_members
from ratsverbund.council.petitions.queries import facts_of_year as petitions_of_year
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Office, OfficeHolding, Organization
from ratsverbund.people.persons.naming import FORMS

COUNCIL = Organization.Type.COUNCIL
# Whose meetings are the town's; a Fraktion meets for itself.
PUBLIC = [kind for kind in MEETS if kind != Organization.Type.FACTION]


def recorded(body: Body, year: int) -> list[Question]:
    """What was asked in a year: by meetings, votes, seats, claims, payments and petitions."""
    sources = (invitations, votes, titles, claims_of_year, petitions_of_year)
    return [question for source in sources for question in source(body, year)]


def invitations(body: Body, year: int) -> Iterator[Question]:
    """Until when each meeting had to be called."""
    held = [Meeting.State.CONVENED, Meeting.State.RUNNING, Meeting.State.CLOSED]
    meetings = Meeting.objects.filter(
        body=body, starts_at__year=year, state__in=held, organization__organization_type__in=PUBLIC
    )
    for meeting in meetings.select_related("organization").order_by("starts_at"):
        start = timezone.localtime(meeting.starts_at)
        facts = {"meeting_day": start.date(), "urgent": meeting.urgent}
        facts["meeting_time"] = start.time().replace(tzinfo=None)
        label = f"{meeting.organization} am {start:%d.%m.%Y}"
        yield Question("invitation_period", start.date(), plain(facts), label)


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
        .filter(corrected=False, item__meeting__organization__organization_type__in=PUBLIC)
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
    label = f"{meeting.organization} am {day:%d.%m.%Y}, TOP {vote.item.number}"
    council = meeting.organization.organization_type == COUNCIL
    number = vote.members if council else meeting.organization.seats
    entitled = vote.present - vote.excluded - vote.barred
    if number:
        facts = {
            "kind": "council" if council else "committee",
            "statutory_number": number,
            "present": vote.present,
            "excluded": vote.excluded,
            "expert_citizens": 0 if council else min(vote.experts or 0, entitled),
        }
        yield Question("quorum", day, facts, label)
    kinds = ("yes", "no", "abstentions", "invalid")
    counts = {name: getattr(vote, name) or 0 for name in kinds}
    counts["unopposed"] = vote.method == vote.Method.UNOPPOSED
    rest = {"majority": vote.majority, "statutory_number": number, "present": entitled}
    yield Question("vote_result", day, counts | rest, label)


def titles(body: Body, year: int) -> Iterator[Question]:
    """How each member of the council was titled; nobody is named."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    mayors = OfficeHolding.objects.filter(office__kind=Office.Kind.MAYOR, office__body=body)
    members = (
        Membership.objects.filter(
            organization__body=body, organization__organization_type=COUNCIL, voting_right=True
        )
        .filter(Q(end=None) | Q(end__gte=first), start__lte=last)
        .exclude(person__in=mayors.values("person"))
        .order_by("person__sort_key", "start")
    )
    forms = members.values_list("start", "person__form_of_address")
    for number, (start, form) in enumerate(forms, 1):
        label = f"Ratsmitglied {number}"
        facts = {"name": label, "form": FORMS.get(form, "")}
        yield Question("member_title", max(start, first), facts, label)
