"""The constitutive meeting of the demonstration, with elections; all persons are fictional."""

from datetime import date, time, timedelta

from django.utils import timezone

from ratsverbund.config.demonstration import road
from ratsverbund.config.demonstration.mandates import last_of
from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.decisions.operations import note_remaining
from ratsverbund.council.elections.models import Election
from ratsverbund.council.elections.operations import (
    add_list,
    count_ballot,
    demand_secrecy,
    draw_lot,
    nominate,
    open_ballot,
    prepare_election,
    seat_elected,
)
from ratsverbund.council.formations.models import Formation
from ratsverbund.council.formations.operations import (
    begin_access,
    begin_formation,
    name_age_president,
    pick_chair,
    plan_formation,
    take_oaths,
)
from ratsverbund.council.formations.queries import committees_to_chair, seats_to_chair
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.operations import (
    admit_all,
    close_meeting,
    convene_meeting,
    open_meeting,
    plan_meeting,
)
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.people.bodies.queries import term_of
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.organizations.operations import change_role, end_membership

FIRST = date(2025, 11, 12)
INVITED = date(2025, 10, 27)
ABSENT = 2
Type, Role = Organization.Type, Membership.Role


def elect(world: World) -> None:
    """Hold the constitutive meeting, prepare a later election, leave one being counted."""
    town = world.heinsberg
    council = Organization.objects.get(body=town, organization_type=Type.COUNCIL)
    term = term_of(town, FIRST)
    if term is None:
        return
    meeting = plan_meeting(
        council, local_moment(FIRST, time(18, 0)), road.PLACE, actor=DEMONSTRATION
    )
    formation = begin_formation(term, actor=DEMONSTRATION)
    plan_formation(formation, meeting, actor=DEMONSTRATION)
    add_item(meeting, title="Verschiedenes", actor=DEMONSTRATION)
    convene_meeting(meeting, on=INVITED, actor=DEMONSTRATION)
    open_meeting(meeting, actor=DEMONSTRATION)
    seats = list(
        Membership.objects.on(FIRST)
        .filter(organization=council)
        .select_related("person", "organization", "on_behalf_of")
        .order_by("pk")
    )
    there = seats[:-ABSENT]
    admit_all(meeting, there, at=meeting.starts_at, actor=DEMONSTRATION)
    sworn = [seat for seat in there if seat.role != Role.CHAIR]
    name_age_president(formation, sworn[7].person, actor=DEMONSTRATION)
    take_oaths(formation, sworn, FIRST, actor=DEMONSTRATION)
    elect_deputies(meeting, there)
    elect_head(meeting, there)
    note_remaining(meeting, actor=DEMONSTRATION)
    close_meeting(meeting, at=meeting.starts_at + timedelta(hours=3), actor=DEMONSTRATION)
    share_chairs(formation)
    prepare_next(council, seats)
    count_now(council, seats)


def item_of(meeting: Meeting, title: str) -> AgendaItem:
    """The item of a title."""
    return meeting.items.get(title=title)


def elect_deputies(meeting: Meeting, there: list[Membership]) -> None:
    """Elect both deputies of the mayor by lists, in secret."""
    item = item_of(meeting, "Wahl der stellvertretenden Bürgermeister")
    election = prepare_election(item, "deputy_mayors", seats=2, actor=DEMONSTRATION)
    votes = {}
    left = len(there)
    for faction, members in by_faction(there)[:3]:
        listed = add_list(election, "", faction=faction, actor=DEMONSTRATION)
        for seat in members[:2]:
            nominate(election, seat.person, candidate_list=listed, actor=DEMONSTRATION)
        votes[listed.pk] = min(len(members), left)
        left -= votes[listed.pk]
    open_ballot(election, actor=DEMONSTRATION)
    count_ballot(
        election, votes, number=1, abstentions=left, at=meeting.starts_at, actor=DEMONSTRATION
    )
    seat_elected(election, actor=DEMONSTRATION)


def elect_head(meeting: Meeting, there: list[Membership]) -> None:
    """Elect the head of one district: a run-off ends in a tie, the lot decides."""
    district = Organization.objects.get(body=meeting.body, short_name="Lieck")
    for seat in district.memberships.on(FIRST):
        end_membership(seat, FIRST - timedelta(days=1), actor=DEMONSTRATION)
    item = item_of(meeting, "Wahl der Ortsvorsteher")
    election = prepare_election(item, "district_head", organization=district, actor=DEMONSTRATION)
    standing = [
        nominate(election, members[3].person, faction=faction, actor=DEMONSTRATION)
        for faction, members in by_faction(there)[:3]
    ]
    open_ballot(election, actor=DEMONSTRATION)
    first, second, third = (each.pk for each in standing)
    half = (len(there) - 1) // 2
    votes = {first: half - 3, second: half - 4, third: 7}
    count_ballot(election, votes, number=1, at=meeting.starts_at, actor=DEMONSTRATION)
    count_ballot(
        election, {first: half, second: half}, number=2,
        abstentions=len(there) - 2 * half, at=meeting.starts_at, actor=DEMONSTRATION,
    )  # fmt: skip
    draw_lot(
        election,
        str(standing[1].person),
        drawn_by=there[0].person,
        witnesses="den Stimmzählern beider großen Fraktionen",
        procedure="zwei gleiche Zettel, gefaltet, aus der Wahlurne",
        at=meeting.starts_at,
        actor=DEMONSTRATION,
    )
    seat_elected(election, actor=DEMONSTRATION)


def share_chairs(formation: Formation) -> None:
    """Let the Fraktionen pick chairs in the order of averages; the last pick is still to come."""
    today = timezone.localdate()
    committees = committees_to_chair(formation.term.body, today)
    for chair in Membership.objects.on(today).filter(organization__in=committees, role=Role.CHAIR):
        change_role(chair, Role.MEMBER, start=today, actor=DEMONSTRATION)
    begin_access(formation, actor=DEMONSTRATION)
    turns = list(formation.turns.select_related("faction"))
    for turn in turns[:-1]:
        open_seats = seats_to_chair(formation.term.body, today)
        seat = open_seats.filter(on_behalf_of=turn.faction).first()
        if seat is not None:
            pick_chair(turn, seat, start=today, actor=DEMONSTRATION)


def prepare_next(council: Organization, seats: list[Membership]) -> Election | None:
    """Prepare an election for the next planned meeting: one head resigned."""
    meeting = council.meetings.filter(state="planned", starts_at__gte=timezone.now()).first()
    if meeting is None:
        return None
    district = Organization.objects.get(body=council.body, short_name="Karken")
    for seat in district.memberships.filter(end=None):
        end_membership(seat, timezone.localdate(), actor=DEMONSTRATION)
    item = add_item(meeting, title="Wahl der Ortsvorsteherin oder des Ortsvorstehers von Karken",
                    actor=DEMONSTRATION)  # fmt: skip
    election = prepare_election(item, "district_head", organization=district, actor=DEMONSTRATION)
    for faction, members in by_faction(seats)[:2]:
        nominate(election, members[4].person, faction=faction, actor=DEMONSTRATION)
    return election


def count_now(council: Organization, seats: list[Membership]) -> Election:
    """Leave a special session running: the first ballot ended in a run-off, which is on."""
    today, now = timezone.localdate(), timezone.localtime()
    begun = local_moment(today, time(max(now.hour - 1, 0), 0))
    district = Organization.objects.get(body=council.body, short_name="Kempen")
    for seat in district.memberships.filter(end=None):
        end_membership(seat, today - timedelta(days=1), actor=DEMONSTRATION)
    meeting = plan_meeting(council, begun, road.PLACE, actor=DEMONSTRATION)
    add_item(meeting, title="Eröffnung der Sondersitzung", actor=DEMONSTRATION)
    item = add_item(meeting, title="Wahl der Ortsvorsteherin oder des Ortsvorstehers von Kempen",
                    actor=DEMONSTRATION)  # fmt: skip
    convene_meeting(meeting, on=today - timedelta(days=14), actor=DEMONSTRATION)
    open_meeting(meeting, actor=DEMONSTRATION)
    leaver = last_of(Organization.objects.get(body=council.body, short_name="CDU"))
    there = [seat for seat in seats[:-ABSENT] if seat.person_id != leaver.pk]
    admit_all(meeting, there, at=begun, actor=DEMONSTRATION)
    election = prepare_election(item, "district_head", organization=district, actor=DEMONSTRATION)
    standing = [
        nominate(election, members[5].person, faction=faction, actor=DEMONSTRATION)
        for faction, members in by_faction(there)[:3]
    ]
    demand_secrecy(election, 12, actor=DEMONSTRATION)
    open_ballot(election, actor=DEMONSTRATION)
    rest = len(there) - 9
    counts = (rest // 2 + 1, rest - rest // 2 - 1, 7)
    votes = {each.pk: number for each, number in zip(standing, counts, strict=True)}
    count_ballot(election, votes, number=1, abstentions=1, invalid=1, actor=DEMONSTRATION)
    return election


def by_faction(seats: list[Membership]) -> list[tuple[Organization, list[Membership]]]:
    """The seats by Fraktion, the largest first."""
    found: dict[Organization, list[Membership]] = {}
    for seat in seats:
        if seat.on_behalf_of is not None:
            found.setdefault(seat.on_behalf_of, []).append(seat)
    return sorted(found.items(), key=lambda pair: -len(pair[1]))
