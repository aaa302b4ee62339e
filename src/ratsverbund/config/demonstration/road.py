"""The road from a paper to a network's member, played operation by operation."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.decisions.operations import record_vote
from ratsverbund.council.decisions.tally import FactionCount, Tally
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import (
    admit_all,
    close_meeting,
    convene_meeting,
    open_meeting,
    plan_meeting,
)
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.council.papers.operations import import_file, release_paper
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.kernel.errors import RuleViolated
from ratsverbund.kernel.events import deliver_pending
from ratsverbund.network.accessions.operations import confirm_accession, sign_declaration
from ratsverbund.network.members.models import Accession, NetworkMember
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Organization

PLACE = "Rathaus, großer Sitzungssaal"


@dataclass(frozen=True)
class Days:
    """When each step of the road was taken."""

    invited: date = date(2021, 3, 1)
    main_committee: date = date(2021, 3, 15)
    council: date = date(2021, 3, 24)
    declared: date = date(2021, 4, 1)
    confirmed: date = date(2021, 4, 15)


@dataclass
class Road:
    """What the road has led to so far."""

    paper: Paper
    accession: Accession
    resolutions: list[Resolution] = field(default_factory=list)
    member: NetworkMember | None = None


def counted(*parts: tuple[str, int, int, int]) -> Tally:
    """A vote by Fraktionen whose sums are the counts."""
    factions = tuple(FactionCount(*part) for part in parts)
    return Tally(
        sum(part.yes for part in factions),
        sum(part.no for part in factions),
        sum(part.abstentions for part in factions),
        factions=factions,
    )


COMMITTEE_VOTE = counted(
    ("CDU", 7, 0, 0), ("SPD", 3, 0, 0), ("Grüne", 2, 0, 0), ("FDP", 1, 0, 0), ("FW", 1, 0, 0),
    ("Bürgermeister", 1, 0, 0),
)  # fmt: skip
COUNCIL_VOTE = counted(
    ("CDU", 19, 0, 1), ("SPD", 9, 0, 0), ("Grüne", 6, 0, 1), ("FDP", 4, 0, 0), ("FW", 4, 0, 0),
    ("Bürgermeister", 1, 0, 0),
)  # fmt: skip


def play(world: World, name: str, content: bytes, days: Days | None = None) -> Iterator[Road]:
    """Walk the road step by step; after each the caller may look around."""
    days = days or Days()
    paper = import_file(world.heinsberg, name, content, day=days.invited, actor=DEMONSTRATION)
    deliver_pending()
    paper = release_paper(paper, actor=DEMONSTRATION)
    road = Road(paper, accession_of(paper))
    yield road
    stations = (days.main_committee, COMMITTEE_VOTE), (days.council, COUNCIL_VOTE)
    for consultation, (day, tally) in zip(stops(paper), stations, strict=True):
        road.resolutions.append(decide(consultation, day, tally, invited=days.invited))
        deliver_pending()
        yield road
    road.accession.refresh_from_db()
    road.accession = sign_declaration(
        road.accession, actor=DEMONSTRATION, on=days.declared, checked=True
    )
    deliver_pending()
    yield road
    road.member = confirm_accession(road.accession, actor=DEMONSTRATION, on=days.confirmed)
    deliver_pending()
    road.accession.refresh_from_db()
    yield road


def accession_of(paper: Paper) -> Accession:
    """The accession that was recognised in the paper. Raises: RuleViolated."""
    accession = Accession.objects.filter(paper=paper).first()
    if accession is None:
        raise RuleViolated(
            f"In der Vorlage „{paper.title}“ ist kein Beitritt zu einem bekannten Netzwerk zu "
            "erkennen. Nennen Sie das Netzwerk im Betreff oder im Beschlussvorschlag."
        )
    return accession


def stops(paper: Paper) -> list[Consultation]:
    """The stations of the paper; the road has two, committee and council."""
    found = list(paper.consultations.select_related("organization", "organization__body"))
    if len(found) != 2:
        raise RuleViolated(
            f"Die Vorlage nennt {len(found)} beschließende Gremien, dieser Weg braucht zwei: "
            "Haupt- und Finanzausschuss und Rat. Prüfen Sie die Beschlussvorschläge."
        )
    return found


def decide(
    consultation: Consultation, day: date, tally: Tally, *, invited: date, **kwargs: Any
) -> Resolution:
    """Hold a meeting with this one item: plan, convene, open, vote, close."""
    meeting = hold(consultation.organization, day, [consultation], invited=invited)
    item = meeting.items.get()
    resolution = record_vote(item, tally, actor=DEMONSTRATION, at=meeting.starts_at, **kwargs)
    finish(meeting)
    return resolution


def hold(
    organization: Organization,
    day: date,
    consultations: list[Consultation],
    *,
    invited: date,
    title: str = "",
) -> Meeting:
    """Plan, convene and open a meeting in which everyone is present."""
    starts_at = local_moment(day, time(18, 0))
    meeting = plan_meeting(organization, starts_at, PLACE, actor=DEMONSTRATION)
    for consultation in consultations:
        add_item(meeting, consultation=consultation, actor=DEMONSTRATION)
    if title:
        add_item(meeting, title=title, public=True, actor=DEMONSTRATION)
    convene_meeting(meeting, on=invited, actor=DEMONSTRATION)
    meeting = open_meeting(meeting, actor=DEMONSTRATION)
    seats = Membership.objects.on(day).filter(organization=organization)
    admit_all(meeting, seats.select_related("person"), at=starts_at, actor=DEMONSTRATION)
    return meeting


def finish(meeting: Meeting) -> None:
    """Close the meeting an hour and a half after it began."""
    end: datetime = local_moment(meeting.starts_at.date(), time(19, 30))
    close_meeting(meeting, at=end, actor=DEMONSTRATION)


def clear(world: World, body: Body) -> None:
    """Take a body's memberships off the stage; only inside a transaction that is rolled back."""
    members = NetworkMember.objects.filter(network=world.network, body=body)
    for member in members:
        member.assessments.all().delete()
        member.delegates.all().delete()
    members.delete()
    Accession.objects.filter(network=world.network, body=body).delete()
