"""What the demonstration's councils did since 2021: ordinary business and awkward cases."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from ratsverbund.config.demonstration import invitations, road
from ratsverbund.config.demonstration.agendas import build_agendas
from ratsverbund.config.demonstration.elections import elect
from ratsverbund.config.demonstration.world import DEMONSTRATION, HERE, World, facts
from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.decisions.operations import adjourn_item, record_vote, take_note
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.operations import (
    exclude_member,
    plan_meeting,
)
from ratsverbund.council.papers.models import Consultation, Paper
from ratsverbund.council.papers.operations import (
    create_paper,
    import_file,
    release_paper,
    set_consultations,
    withdraw_paper,
)
from ratsverbund.council.papers.wording import Proposal, Stop, Wording
from ratsverbund.kernel.calendar import local_moment
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.kernel.events import deliver_pending
from ratsverbund.network.dues.operations import assess_member
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.queries import members_on

WEEK = timedelta(days=7)
STANDING = ("Eröffnung und Feststellung der Beschlussfähigkeit", "Einwohnerfragestunde")
CLOSING = ("Mitteilungen der Verwaltung", "Anfragen der Mitglieder")


def relate(world: World) -> Iterator[str]:
    """Play the past and the coming weeks; yield a line for each case."""
    file = HERE / "papers" / "beitritt.txt"
    for _step in road.play(world, file.name, file.read_bytes()):
        pass
    yield "Beitritt Heinsbergs"
    refuse(world)
    yield "abgelehnter Beitritt"
    try_again(world)
    yield "zweiter Anlauf"
    bodies = {
        organization.short_name: organization
        for organization in Organization.objects.filter(body=world.heinsberg).select_related("body")
    }
    for row in facts("papers")["papers"]:
        transact(world, bodies, row)
        yield row["title"]
    plan_ahead(world, bodies)
    yield "kommende Sitzungen"
    build_agendas(world)
    yield "Tagesordnungen"
    elect(world)
    yield "Wahlen"
    deliver_pending()
    assess(world)
    yield "Beiträge"


def plan_ahead(world: World, bodies: dict[str, Organization]) -> None:
    """Invite to the next committee meetings, and plan the council's."""
    today = timezone.localdate()
    monday = today + timedelta(days=7 - today.weekday())
    for short, day in (("PUV", monday + 2 * WEEK), ("HFA", monday + 2 * WEEK + timedelta(days=2))):
        meeting = plan(bodies[short], day)
        for title in STANDING:
            add_item(meeting, title=title, actor=DEMONSTRATION)
        for consultation in ready(bodies[short]):
            add_item(meeting, consultation=consultation, actor=DEMONSTRATION)
        for title in CLOSING:
            add_item(meeting, title=title, actor=DEMONSTRATION)
        add_item(meeting, title="Grundstücksangelegenheiten", public=False, actor=DEMONSTRATION)
        invitations.send(meeting, today)
    plan(bodies["Rat"], monday + 3 * WEEK + timedelta(days=2))


def plan(organization: Organization, day: date) -> Any:
    """Plan a meeting at six in the evening."""
    return plan_meeting(
        organization, local_moment(day, time(18, 0)), road.PLACE, actor=DEMONSTRATION
    )


def ready(organization: Organization) -> Iterator[Consultation]:
    """The released papers that wait for an organization."""
    waiting = Consultation.objects.filter(
        organization=organization,
        state=Consultation.State.PENDING,
        paper__state=Paper.State.RELEASED,
    )
    return iter(waiting.select_related("paper"))


def assess(world: World) -> None:
    """Assess last year's dues; the jobs write the letters, and this year's wait for the office."""
    year = timezone.localdate().year - 1
    members = world.network.members.on(date(year, 12, 31)).exclude(assessments__year=year)
    for member in members:
        with suppress(LawUnknown):  # the scale is silent on large cities and on partners
            assess_member(member, year, actor=DEMONSTRATION)


def refuse(world: World) -> None:
    """Musterstadt's main committee refuses the accession; the council's item is pointless."""
    paper = offer(world, date(2024, 1, 15))
    first, second = road.stops(paper)
    later = road.hold(second.organization, date(2024, 2, 21), [second], invited=date(2024, 1, 29))
    road.decide(first, date(2024, 2, 14), Tally(3, 6, 1), invited=date(2024, 1, 29))
    deliver_pending()
    road.finish(later)


def try_again(world: World) -> None:
    """Two years later the paper is back; its way through the committees lies ahead."""
    offer(world, timezone.localdate() - 2 * WEEK)


def offer(world: World, day: date) -> Paper:
    """Import and release Musterstadt's paper."""
    file = HERE / "papers" / "beitritt-musterstadt.txt"
    paper = import_file(
        world.musterstadt, file.name, file.read_bytes(), day=day, actor=DEMONSTRATION
    )
    deliver_pending()
    return release_paper(paper, actor=DEMONSTRATION)


def transact(world: World, bodies: dict[str, Organization], row: dict[str, Any]) -> None:
    """Take one paper as far as its story goes."""
    note = row.get("note", "")
    way = [bodies[short] for short in row["way"]]
    paper = write(world, way, row)
    if note == "draft":
        return
    paper = release_paper(paper, actor=DEMONSTRATION)
    if note == "withdrawn":
        withdraw_paper(paper, row["reason"], on=row["day"] + WEEK, actor=DEMONSTRATION)
        return
    if note == "coming":
        return
    stations = list(paper.consultations.select_related("organization__body"))
    for place, consultation in enumerate(stations, start=1):
        settle(consultation, row, row["day"] + 3 * place * WEEK, last=place == len(stations))


def write(world: World, way: list[Organization], row: dict[str, Any]) -> Paper:
    """Draft the paper with its one proposal for the last organization on its way."""
    wording = Wording(
        title=row["title"],
        day=row["day"],
        paper_type=row.get("paper_type", Paper.Type.PROPOSAL),
        office=row["office"],
        reasoning=row["reasoning"],
        financial_effect=row["effect"],
        public=row.get("public", True),
        proposals=(Proposal(way[-1], row["text"]),),
    )
    paper = create_paper(world.heinsberg, wording, actor=DEMONSTRATION)
    stops = [Stop(body, authoritative=body == way[-1]) for body in way]
    set_consultations(paper, stops, actor=DEMONSTRATION)
    return paper


def settle(consultation: Consultation, row: dict[str, Any], day: date, *, last: bool) -> None:
    """Hold the meeting of one station."""
    note, invited = row.get("note", ""), day - 2 * WEEK
    meeting = road.hold(consultation.organization, day, [consultation], invited=invited)
    item = meeting.items.get()
    if last and note == "report":
        take_note(item, actor=DEMONSTRATION)
    elif last and note == "adjourned":
        adjourn_item(item, row["reason"], actor=DEMONSTRATION)
        road.finish(meeting)
        again = {**row, "note": ""}
        consultation.refresh_from_db()
        settle(consultation, again, day + 4 * WEEK, last=True)
        return
    elif last:
        if note == "excluded":
            biased = members_on(consultation.organization, day)[5].person
            exclude_member(
                item, biased, "Angehörige sind Eigentümer der Fläche.", actor=DEMONSTRATION
            )
        yes, no, abstentions = row["votes"]
        vote(item, Tally(yes, no, abstentions), meeting)
    else:
        vote(item, Tally(consultation.organization.seats or 0, 0, 0), meeting)
    road.finish(meeting)


def vote(item: Any, tally: Tally, meeting: Any) -> None:
    """Record the vote at the time of the meeting."""
    record_vote(item, tally, actor=DEMONSTRATION, at=meeting.starts_at)
