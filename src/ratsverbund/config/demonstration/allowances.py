"""Claims, meetings of Fraktionen and runs of the demonstration; all persons are fictional."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from ratsverbund.config.demonstration.world import DEMONSTRATION, World, facts
from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.council.allowances.operations import (
    fix_settlement,
    record_session,
    reject_claim,
    settle_claim,
    submit_claim,
)
from ratsverbund.kernel.calendar import next_working_day
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.organizations.operations import seat_member
from ratsverbund.people.persons.models import Person
from ratsverbund.people.persons.operations import create_person

NAMES = (
    "certified_rate",
    "child_born",
    "declared_rate",
    "household_persons",
    "person_in_care",
    "proven_cost",
    "stand_in_cost",
    "statement_signed",
    "weekly_hours",
)
RESIDENTS = (("Ida", "Sauerklee", "ms"), ("Jonas", "Beifuß", "mr"))
SESSIONS = tuple(date(2026, month, 12) for month in (1, 2, 3, 4, 5, 6, 9, 10))
ABSENT = 4  # one in so many members misses a meeting
PROOF = b"%PDF-1.4\n% Nachweis der Demonstration, ohne Inhalt\n%%EOF\n"


def compensate(world: World) -> None:
    """Play two years of claims and a year of meetings; one month is fixed, the next is open."""
    town, today = world.heinsberg, timezone.localdate()
    members = council_of(town)
    for row in facts("allowances")["claims"]:
        if row["day"] <= today:
            claim(town, members[row["seat"]], row)
    hold_sessions(town, today)
    before = today.replace(day=1) - timedelta(days=1)
    fix_settlement(town, before.replace(day=1), actor=DEMONSTRATION)


def council_of(town: Body) -> list[Person]:
    """The members of the council in the order they were seated."""
    council = Organization.Type.COUNCIL
    seats = Membership.objects.filter(
        organization__body=town, organization__organization_type=council
    )
    return [seat.person for seat in seats.select_related("person").order_by("pk")]


def claim(town: Body, person: Person, row: dict[str, Any]) -> LossClaim:
    """Submit one claim, and decide it unless it is to stay open."""
    proofs = [(row["proof"], PROOF)] if "proof" in row else []
    made = submit_claim(town, person, row["kind"], told(row), proofs=proofs, actor=DEMONSTRATION)
    fate = row.get("fate", "settled")
    if fate == "settled":
        return settle_claim(made, finding=row.get("finding", ""), actor=DEMONSTRATION)
    if fate == "rejected":
        return reject_claim(made, row["reason"], actor=DEMONSTRATION)
    return made


def told(row: dict[str, Any]) -> dict[str, Any]:
    """The facts of a row as the rule asks for them."""
    spans = list(spans_of(row))
    given = {name: row[name] for name in NAMES if name in row}
    if row["kind"] == LossClaim.Kind.CHILD_CARE:
        return given | {"care": spans[0]}
    if "work" in row:
        given["working_time"] = [span(row["day"], row["work"])]
    return given | {"kind": row["kind"], "absences": spans}


def spans_of(row: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The times of a row."""
    yield span(row["day"], row["at"])
    if "then" in row:
        yield span(row["day"], row["then"])


def span(day: date, clock: list[str]) -> dict[str, str]:
    """From when to when on a day."""
    start, end = (f"{day.isoformat()}T{at}:00" for at in clock)
    return {"start": start, "end": end}


def hold_sessions(town: Body, today: date) -> None:
    """Let each Fraktion meet over a year; two residents without a mandate come along."""
    committee = Organization.objects.get(body=town, short_name="SKA")
    guests = [
        create_person(given, family, form_of_address=form, fictional=True, actor=DEMONSTRATION)
        for given, family, form in RESIDENTS
    ]
    for guest in guests:
        seat_member(
            committee, guest, start=date(2026, 1, 1), voting_right=False,
            role=Membership.Role.EXPERT_RESIDENT, actor=DEMONSTRATION,
        )  # fmt: skip
    factions = Organization.objects.filter(
        body=town, organization_type=Organization.Type.FACTION
    ).order_by("pk")
    for place, faction in enumerate(factions):
        members: list[Person] = [
            seat.person for seat in faction.memberships.select_related("person")
        ]
        along: list[Person] = guests[place : place + 1]
        for number, day in enumerate(SESSIONS):
            held = next_working_day(day + timedelta(days=place)).day
            if held <= today:
                came = [one for turn, one in enumerate(members) if (turn + number) % ABSENT]
                record_session(faction, held, came + along, online=number == 1, actor=DEMONSTRATION)
