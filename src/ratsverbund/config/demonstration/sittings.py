"""A committee that meets right now, and one that has just met; all persons are fictional."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from ratsverbund.charter.rules.exclusion import BiasFacts
from ratsverbund.config.demonstration.road import PLACE
from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.decisions.operations import record_vote, take_note, vote_on_motion
from ratsverbund.council.decisions.tally import FactionCount, Tally, roll_call
from ratsverbund.council.meetings.models import Attendance, Meeting
from ratsverbund.council.meetings.operations import (
    admit,
    admit_all,
    convene_meeting,
    dismiss,
    exclude_member,
    open_meeting,
    plan_meeting,
)
from ratsverbund.council.sittings.operations import (
    call_item,
    close_sitting,
    save_note,
    seat_substitute,
)
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.people.organizations.models import Deputy, Membership, Organization
from ratsverbund.people.organizations.queries import members_on

BIASED = BiasFacts(relative_advantage=True)
EVENING = [
    "Eröffnung und Feststellung der Beschlussfähigkeit",
    "Spielplatz an der Schulstraße",
    "Tempo 30 vor der Grundschule",
    "Sanierung der Turnhalle",
    "Mitteilungen der Verwaltung",
]


def meet(world: World) -> None:
    """Hold a closed meeting with every way to vote, and leave another one running."""
    today = timezone.localdate()
    committees = Organization.objects.select_related("body").filter(body=world.heinsberg)
    past = hold(committees.get(short_name="RPA"), today - timedelta(days=9), time(18, 0))
    vote_in_every_way(past)
    running = hold(committees.get(short_name="PUV"), today, begun(today))
    run_a_meeting(running)


def begun(today: date) -> time:
    """The full hour before now; just after midnight the day's first."""
    now = timezone.localtime()
    return time(max(now.hour - 1, 0), 0) if now.date() == today else time(0, 0)


def hold(organization: Organization, day: date, clock: time) -> Meeting:
    """Plan, convene and open a meeting with a short agenda."""
    meeting = plan_meeting(organization, local_moment(day, clock), PLACE, actor=DEMONSTRATION)
    for title in EVENING:
        add_item(meeting, title=title, actor=DEMONSTRATION)
    add_item(meeting, title="Grundstücksangelegenheiten", public=False, actor=DEMONSTRATION)
    meeting = convene_meeting(meeting, on=day - timedelta(days=14), actor=DEMONSTRATION)
    return open_meeting(meeting, actor=DEMONSTRATION)


def seats_at(meeting: Meeting) -> list[Membership]:
    """The voting seats of the committee."""
    day = timezone.localtime(meeting.starts_at).date()
    return list(members_on(meeting.organization, day).filter(voting_right=True))


def vote_in_every_way(meeting: Meeting) -> None:
    """By hands, by Fraktion, by name, in secret and without objection; then close."""
    seats = seats_at(meeting)
    start = meeting.starts_at
    admit_all(meeting, seats, at=start, actor=DEMONSTRATION)
    opening, *items = meeting.items.filter(public=True)
    here = len(seats)
    named = {seat.person_id: ("yes", "no", "yes")[place % 3] for place, seat in enumerate(seats)}
    counts: dict[str, int] = {}
    for seat in seats:
        party = seat.on_behalf_of.short_name if seat.on_behalf_of else "ohne Fraktion"
        counts[party] = counts.get(party, 0) + 1
    factions = tuple(FactionCount(name, yes=number) for name, number in counts.items())
    tallies = [
        Tally(here, 0, 0, factions=factions),
        roll_call(named),
        Tally(here - 3, 2, 0, invalid=1, ballots=here),
        Tally(0, 0, 0, unopposed=True),
    ]
    note(opening, start + timedelta(minutes=1))
    for place, (item, tally) in enumerate(zip(items, tallies, strict=True), 1):
        decide(item, tally, start + timedelta(minutes=15 * place))
    close_sitting(
        meeting, at=start + timedelta(hours=1, minutes=20), adjourn_open=True, actor=DEMONSTRATION
    )


def decide(item: Any, tally: Tally, at: datetime) -> None:
    """Call an item and put it to the vote."""
    call_item(item, at=at - timedelta(minutes=2), actor=DEMONSTRATION)
    record_vote(item, tally, at=at, actor=DEMONSTRATION)


def note(item: Any, at: datetime) -> None:
    """Call an item on which nobody votes."""
    call_item(item, at=at, actor=DEMONSTRATION)
    take_note(item, actor=DEMONSTRATION)


def run_a_meeting(meeting: Meeting) -> None:
    """A late arrival, a deputy, an early leaving, an amendment and an excluded member."""
    seats, start = seats_at(meeting), meeting.starts_at
    replaced = next(seat for seat in reversed(seats) if free_deputy(seat, seats))
    late, missing = [seat for seat in seats if seat != replaced][-2:]
    first = [seat for seat in seats if seat not in (replaced, late, missing)]
    rows = admit_all(meeting, first, at=start, actor=DEMONSTRATION)
    deputy = free_deputy(replaced, seats)
    seat_substitute(meeting, replaced, deputy.person, at=start, actor=DEMONSTRATION)
    opening, playground, speed, *_rest = meeting.items.filter(public=True)
    note(opening, start)
    admit(meeting, late, at=start + timedelta(minutes=10), actor=DEMONSTRATION)
    decide(playground, Tally(len(first), 2, 0), start + timedelta(minutes=20))
    leave(rows[-1], start + timedelta(minutes=25))
    call_item(speed, at=start + timedelta(minutes=26), actor=DEMONSTRATION)
    biased = rows[1].person
    reason = "Ein Angehöriger wohnt unmittelbar an der Straße."
    exclude_member(speed, biased, reason, facts=BIASED, place="audience", actor=DEMONSTRATION)
    vote_on_motion(
        speed, Tally(3, len(first) - 3, 0), "Tempo 30 nur an Schultagen",
        at=start + timedelta(minutes=30), actor=DEMONSTRATION,
    )  # fmt: skip
    save_note(speed, "Die Verwaltung erläutert die Verkehrszählung.", 0, actor=DEMONSTRATION)


def leave(row: Attendance, at: datetime) -> None:
    """Somebody goes early."""
    dismiss(row, at=at, actor=DEMONSTRATION)


def free_deputy(seat: Membership, seats: list[Membership]) -> Any:
    """The personal deputy of a seat, if not a member of the committee as well."""
    members = {each.person_id for each in seats}
    deputies = Deputy.objects.filter(membership=seat).select_related("person")
    return next((each for each in deputies if each.person_id not in members), None)
