"""The demonstration's petitions: one in every state, all persons fictional."""

from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from ratsverbund.config.demonstration import road
from ratsverbund.config.demonstration.world import DEMONSTRATION, World, facts
from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.decisions.operations import take_note
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import (
    admit_all,
    convene_meeting,
    open_meeting,
    plan_meeting,
)
from ratsverbund.council.petitions import operations
from ratsverbund.council.petitions.letterbox.operations import send_petition
from ratsverbund.council.petitions.models import Petition
from ratsverbund.council.petitions.operations import Writing
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.people.organizations.models import Membership, Organization

WEEK = timedelta(days=7)


def petition_the_council(world: World) -> None:
    """Let people write to the council, and take each petition as far as its story goes."""
    committee = Organization.objects.select_related("body").get(
        body=world.heinsberg, task=Organization.Task.PETITIONS
    )
    council = Organization.objects.get(body=world.heinsberg, short_name="Rat")
    table = facts("petitions")
    known: dict[str, Petition] = {}
    for row in table["petitions"]:
        known[row["subject"]] = tell(world, committee, council, row, known)
    for row in table["letterbox"]:
        send_petition(world.heinsberg, address_of_sender="192.0.2.1", **row)


def tell(
    world: World,
    committee: Organization,
    council: Organization,
    row: dict[str, Any],
    known: dict[str, Petition],
) -> Petition:
    """Take one petition as far as its story goes."""
    day = row["day"] if "day" in row else timezone.localdate() - timedelta(days=row["days_ago"])
    petition = operations.register_petition(world.heinsberg, written(row, day), actor=DEMONSTRATION)
    if "route" not in row:
        return petition
    earlier = known.get(row.get("earlier", ""))
    operations.examine_petition(
        petition, city_task=row.get("city_task", True), remedy=row.get("remedy", ""),
        earlier=earlier, actor=DEMONSTRATION,
    )  # fmt: skip
    sorted_on = day + timedelta(days=3)
    reason = row.get("reason", "")
    operations.decide_route(
        petition, row["route"], reason=reason, on=sorted_on, actor=DEMONSTRATION
    )
    if "forwarded_to" in row:
        operations.forward_petition(
            petition, row["forwarded_to"], on=sorted_on, actor=DEMONSTRATION
        )
    if "refrained_by" in row:
        refrain(petition, row, day + 4 * WEEK)
    if row.get("withdrawn"):
        operations.withdraw_petition(petition, row["withdrawn"], on=day + WEEK, actor=DEMONSTRATION)
    if "title" in row:
        hear(petition, committee, council, row, day)
    return petition


def written(row: dict[str, Any], day: date) -> Writing:
    """What came in."""
    return Writing(
        subject=row["subject"],
        wording=row["wording"],
        form=row.get("form", "letter"),
        received_on=day,
        name=row.get("name", ""),
        address=row.get("address", ""),
        resident_since=row.get("since"),
        nonresident=row.get("nonresident", False),
        signatories=row.get("signatories", 1),
        cosigners=tuple(row.get("cosigners", ())),
    )


def refrain(petition: Petition, row: dict[str, Any], day: date) -> None:
    """Note who decided, and tell the petitioner."""
    operations.refrain_petition(petition, row["refrained_by"], on=day, actor=DEMONSTRATION)
    operations.answer_petition(petition, row["answer"], on=day + WEEK, actor=DEMONSTRATION)


def hear(
    petition: Petition,
    committee: Organization,
    council: Organization,
    row: dict[str, Any],
    day: date,
) -> None:
    """Bring a petition before the committee: the next meeting, or one that is over."""
    coming = row.get("coming", False)
    meeting = next_meeting(committee) if coming else past_meeting(committee, day + 5 * WEEK)
    operations.schedule_petition(petition, meeting, row["title"], on=day, actor=DEMONSTRATION)
    if coming:
        return
    item = meeting.items.get()
    hold(meeting)
    minutes = timedelta(minutes=row.get("minutes", 6))
    operations.record_hearing(petition, minutes, actor=DEMONSTRATION)
    take_note(item, actor=DEMONSTRATION)
    road.finish(meeting)
    advice = row.get("advice", "")
    operations.refer_petition(
        petition, "refer_with_advice" if advice else "refer", target=council,
        recommendation=advice, actor=DEMONSTRATION,
    )  # fmt: skip
    if "answer" in row:
        operations.answer_petition(petition, row["answer"], on=day + 6 * WEEK, actor=DEMONSTRATION)
    if "decision" in row:
        operations.note_decision(
            petition, row["decision"], on=day + 9 * WEEK, deviates=row.get("deviates", False),
            actor=DEMONSTRATION,
        )  # fmt: skip


def hold(meeting: Meeting) -> None:
    """Invite in time and open the meeting with everyone present."""
    day = meeting.starts_at.date()
    convene_meeting(meeting, on=day - 2 * WEEK, actor=DEMONSTRATION)
    meeting = open_meeting(meeting, actor=DEMONSTRATION)
    seats = Membership.objects.on(day).filter(organization=meeting.organization)
    admit_all(meeting, seats.select_related("person"), at=meeting.starts_at, actor=DEMONSTRATION)


def past_meeting(committee: Organization, day: date) -> Meeting:
    """A meeting that is over."""
    return plan_meeting(committee, local_moment(day, time(18, 0)), road.PLACE, actor=DEMONSTRATION)


def next_meeting(committee: Organization) -> Meeting:
    """The coming meeting, planned once."""
    found = committee.meetings.filter(starts_at__gte=timezone.now(), state="planned").first()
    if found is not None:
        return found
    today = timezone.localdate()
    tuesday = today + timedelta(days=8 - today.weekday()) + 3 * WEEK
    meeting = past_meeting(committee, tuesday)
    add_item(meeting, title="Mitteilungen der Verwaltung", actor=DEMONSTRATION)
    return meeting
