"""A small public world: a town that decided on papers, and a network it belongs to."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ratsverbund.council.decisions.models import FactionVote, Resolution, Vote
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.papers.models import PaperFile
from ratsverbund.kernel.models import StoredFile
from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.members.models import ChairTerm
from tests.factories import council, network, people

DAY = date(2026, 3, 25)
PUBLISHED = datetime(2026, 3, 1, 8, tzinfo=UTC)
AHEAD = datetime(2099, 1, 5, 17, tzinfo=UTC)
BASIS = {
    "value": "adopted", "institution": "vote_result", "open_points": [], "needs": [],
    "reasons": [
        {"citation": "§ 50 Abs. 1 GO NRW", "version": "2024", "says": "Mehrheit der Stimmen",
         "value": 43, "children": []},
    ],
}  # fmt: skip


def published(record: Any) -> Any:
    """Publish a record, always at the same moment, so that two worlds can be compared."""
    record.published_at = PUBLISHED
    record.save(update_fields=["published_at"])
    return record


@dataclass
class Town:
    """A published town with its council."""

    body: Any
    council: Any


@dataclass
class Road:
    """A published paper, the meeting that decided on it, and the resolution."""

    paper: Any
    meeting: Any
    item: Any
    resolution: Any
    file: Any


def town() -> Town:
    """Heinsberg with a council that has a published member."""
    body = people.heinsberg()
    rat = people.organization(body)
    sit(rat)
    return Town(body, rat)


def sit(organization: Any, **fields: Any) -> Any:
    """A published seat of a published person."""
    person = published(people.person(form_of_address="ms"))
    return published(people.membership(organization, person, **fields))


def road(town: Town, title: str = "Neubau einer Brücke", **fields: Any) -> Road:
    """A paper with a proposal and an attachment, decided by the council, all published."""
    paper = published(council.paper(town.body, title, **fields))
    proposal = published(council.proposal(paper, town.council))
    station = published(council.consultation(paper, town.council, proposal, state="done"))
    meeting = published(council.meeting(town.council))
    item = published(council.item(meeting, station, title=title))
    return Road(paper, meeting, item, resolve(item, paper), attach(paper))


def resolve(item: Any, paper: Any = None, **fields: Any) -> Any:
    """A published vote by Fraktionen, adopted, and its resolution."""
    made = published(vote(item))
    published(FactionVote.objects.create(vote=made, name="CDU", yes=43, abstentions=2))
    meeting = item.meeting
    fields = {
        "result": "adopted",
        "label": "einstimmig",
        "text": "Die Brücke wird gebaut.",
    } | fields
    return published(
        Resolution.objects.create(
            body=meeting.body, organization=meeting.organization, item=item, paper=paper,
            consultation=item.consultation, vote=made, decided_on=DAY, **fields,
        )
    )  # fmt: skip


def vote(item: Any, **fields: Any) -> Vote:
    """43 yes, 0 no, 2 abstentions."""
    counts = {"yes": 43, "no": 0, "abstentions": 2, "present": 45}
    fields = counts | {"adopted": True, "label": "einstimmig", "basis": BASIS} | fields
    return Vote.objects.create(item=item, **fields)


def attach(
    paper: Any, title: str = "Lageplan", content: bytes = b"%PDF-plan", **fields: Any
) -> Any:
    """A published attachment."""
    stored = published(store(f"{title}.pdf", content))
    order = paper.files.count() + 1
    made = PaperFile.objects.create(paper=paper, file=stored, title=title, order=order, public=True)
    return published(made)


def store(name: str, content: bytes) -> StoredFile:
    """A file that is not published."""
    return StoredFile.objects.create(
        name=name, media_type="application/pdf", content=content, size=len(content),
        sha256=StoredFile.fingerprint(content),
    )  # fmt: skip


def coming(town: Town, days: int = 14) -> Meeting:
    """A published meeting that lies ahead, with one item."""
    made = published(council.meeting(town.council, AHEAD + timedelta(days=days), state="convened"))
    published(council.item(made, title="Haushalt"))
    return made


def membership(town: Town, net: Any = None) -> Any:
    """A published membership in a network, its delegate by office, and dues of 2023 and 2024."""
    net = net or network.network()
    land = people.body("Land NRW", kind="state")
    member = published(network.member(net, town.body))
    office = published(people.office(town.body, name_feminine="Technische Beigeordnete"))
    holder = published(people.person("Petra", "Amtlich", form_of_address="ms"))
    published(people.holding(office, holder))
    published(network.delegate(member, office=office))
    scale = published(network.scale(net))
    for year, own, payer in ((2023, 0, land), (2024, 2000, None)):
        assess(member, scale, year, own, payer)
    published(ChairTerm.objects.create(network=net, body=town.body, start=date(2021, 1, 1)))
    return member


def assess(member: Any, scale: Any, year: int, own: int, payer: Any = None) -> Any:
    """A published assessment of 2,000 EUR."""
    return published(
        Assessment.objects.create(
            member=member, scale=scale, year=year, gross=Decimal(2000), member_part=Decimal(own),
            payer_part=Decimal(2000 - own), payer=payer, basis=BASIS, assessed_on=DAY,
        )
    )  # fmt: skip
