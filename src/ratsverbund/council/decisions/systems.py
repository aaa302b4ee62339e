"""Whether an organization may vote electronically: asked of the rule, for page and operation."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from ratsverbund.charter.acts import Act
from ratsverbund.charter.rules.voting_system import SystemFacts, voting_system
from ratsverbund.council.decisions.models import VotingSystem
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.calendar import local_day
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization


def systems_on(organization: Organization, day: date) -> QuerySet[VotingSystem]:
    """The system an organization votes with on a day, if it has named one."""
    named = VotingSystem.objects.filter(organization=organization, start__lte=day)
    return named.filter(end=None) | named.filter(end__gte=day)


def may_vote(body: Body, form: str, day: date, system: Any) -> Act:
    """What the law says to an electronic vote with a system, or with none. Raises: LawUnknown."""
    law = law_of(body, day)
    named = {"system": system.name, "admission": system.admission} if system else {}
    facts = SystemFacts(form, day, **named, admitted_on=system.admitted_on if system else None)  # type: ignore[arg-type]
    return Act(law, facts, voting_system(law, facts))


def system_at(meeting: Meeting, organization: Organization) -> tuple[VotingSystem | None, Act]:
    """The system an organization has on the day of a meeting, and whether it may vote with it."""
    day = local_day(meeting.starts_at)
    latest = systems_on(organization, day).order_by("-start", "-pk")
    system = latest.first() if meeting.mode != Meeting.Mode.PRESENT else None
    return system, may_vote(meeting.body, meeting.mode, day, system)
