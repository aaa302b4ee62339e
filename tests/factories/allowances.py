"""Claims, Fraktion meetings and towns whose figures are all known, for tests."""

from datetime import date

from django.utils import timezone

from ratsverbund.charter.decision import plain
from ratsverbund.council.allowances.models import FactionAttendance, FactionSession, LossClaim
from ratsverbund.council.meetings.models import Attendance
from tests.factories import council, people

ASSUMED = {
    "title": "Annahme der Tests",
    "figures": {
        "attendance_fee.expert_citizen": "35.70",
        "allowance.faction_chair": "2",
        "allowance.deputy_faction_chair": "1.5",
        "chair_allowance.session_fee": "50.00",
        "chair_allowance.monthly_factor": "1",
    },
    "texts": {},
    "in_force": "2024-01-01",
}


def town(population=45_000, **fields):
    """Heinsberg under law whose gaps are filled by assumption, in a term with a population."""
    fields = {"slug": "heinsberg", "charter": "heinsberg", "enacted": [ASSUMED]} | fields
    found = people.body("Heinsberg", **fields)
    people.term(found, population=population)
    return found


def unsure_town(population=45_000):
    """Heinsberg with the gaps of the law as they are."""
    found = people.body("Heinsberg", slug="heinsberg", charter="heinsberg")
    people.term(found, population=population)
    return found


def span(day, start, end):
    """One span of time as JSON."""
    return {"start": f"{day.isoformat()}T{start}:00", "end": f"{day.isoformat()}T{end}:00"}


def claim(body, person=None, day=date(2026, 3, 4), kind="employee", **fields):
    """A claim nobody has decided, for three hours."""
    facts = {"kind": kind, "absences": [span(day, "17:00", "20:00")]}
    fields = {"submitted_on": day, "facts": plain(facts)} | fields
    return LossClaim.objects.create(
        body=body, person=person or people.person(), day=day, kind=kind, **fields
    )


def session(faction, *participants, day=date(2024, 1, 9), online=False):
    """A meeting of a Fraktion."""
    held = FactionSession.objects.create(organization=faction, day=day, online=online)
    FactionAttendance.objects.bulk_create(
        FactionAttendance(session=held, person=person) for person in participants
    )
    return held


def attended(committee, person, starts_at):
    """A closed meeting of a committee at which a person was."""
    meeting = council.meeting(committee, starts_at, state="closed", ends_at=timezone.now())
    Attendance.objects.create(meeting=meeting, person=person, arrived_at=starts_at)
    return meeting


def expert(committee, person=None, **fields):
    """A seat of a sachkundige Bürgerin."""
    return people.membership(committee, person, role="expert_citizen", **fields)


def household(absences):
    """The facts of a household of four with less than 20 hours of other work."""
    return {
        "kind": "household", "absences": absences, "household_persons": 4,
        "person_in_care": True, "weekly_hours": "10",
    }  # fmt: skip
