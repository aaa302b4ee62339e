"""Four hundred councils in bulk, each with papers on their way and one long agenda."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from benchmarks.place import analyse
from ratsverbund.council.decisions.models import Resolution, Vote
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.papers.models import Consultation, Paper, PaperFile, ProposedResolution
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

BODIES, PAPERS, ITEMS, VOTES = 400, 60, 40, 20
STATIONS, FILES, PAPER_VOTES = 6, 5, 3
DAY = date(2026, 3, 24)
MOMENT = datetime(2026, 3, 24, 17, 0, tzinfo=UTC)
REASONING = "Die Brücke über den Bach ist alt; ihre Träger sind angegriffen. " * 15
REASON = {"says": "43 Ja- und 0 Nein-Stimmen", "citation": "§ 50 Abs. 1 Satz 1 GO NRW"}
BASIS = {"value": "adopted", "reasons": [REASON | {"children": [], "value": "adopted"}]}
PUBLISHED = {"published_at": MOMENT}
BATCH = 2000


@dataclass(frozen=True)
class Place:
    """The records whose pages are measured."""

    meeting: Meeting
    paper: Paper


@cache
def build(scale: float) -> Place:
    """Fill the database; return the agenda and the paper of the last council."""
    bodies = keep(body(number) for number in range(max(2, round(BODIES * scale))))
    for town in bodies:
        place = furnish(town)
    enrich(place.paper, place.meeting.organization)
    analyse()
    return place


def keep(rows: Iterable[Any]) -> list[Any]:
    """Insert rows of one model and return them with their keys."""
    listed = list(rows)
    return type(listed[0]).objects.bulk_create(listed, BATCH)


def body(number: int) -> Body:
    """A town."""
    name = f"Musterstadt {number}"
    return Body(
        name=f"Stadt {name}", short_name=name, sort_key=name.lower(), slug=f"musterstadt-{number}",
        state_code="05", **PUBLISHED,
    )  # fmt: skip


def furnish(town: Body) -> Place:
    """Give a town a council, a committee, papers, and a meeting with its agenda."""
    council, committee = keep(
        Organization(
            body=town, name=name, short_name=name[:30], sort_key=name.lower(),
            organization_type=kind, seats=45, **PUBLISHED,
        )
        for name, kind in ((f"Rat der {town}", "council"), ("Ausschuss für Umwelt", "committee"))
    )  # fmt: skip
    papers = keep(
        Paper(
            body=town, reference=f"2026/{number:03}", title=f"Straße {number}: Umbau & Begrünung",
            day=DAY, office="Tiefbauamt", reasoning=REASONING, state="released", **PUBLISHED,
        )
        for number in range(1, PAPERS + 1)
    )  # fmt: skip
    keep(
        ProposedResolution(
            paper=paper, organization=council, order=1, text=paper.title, **PUBLISHED
        )
        for paper in papers
    )
    keep(station(paper, committee, 1, "done") for paper in papers)
    ways = keep(station(paper, council, 2, "scheduled") for paper in papers)
    meeting = Meeting.objects.create(
        body=town, organization=council, starts_at=MOMENT, place="Rathaus, Sitzungssaal",
        state="convened", convened_on=DAY, **PUBLISHED,
    )  # fmt: skip
    settle(keep(item(meeting, way, place) for place, way in enumerate(ways[:ITEMS], 1))[:VOTES])
    return Place(meeting, papers[0])


def station(paper: Paper, organization: Organization, order: int, state: str) -> Consultation:
    """One station of a paper's way; the council decides."""
    return Consultation(
        paper=paper, organization=organization, order=order, state=state,
        authoritative=organization.organization_type == "council", **PUBLISHED,
    )  # fmt: skip


def item(meeting: Meeting, consultation: Consultation, order: int) -> AgendaItem:
    """An item of the agenda for a station."""
    return AgendaItem(
        meeting=meeting, consultation=consultation, order=order, number=f"Ö {order}",
        title=consultation.paper.title, **PUBLISHED,
    )  # fmt: skip


def settle(items: list[AgendaItem]) -> None:
    """Vote on items and keep what was resolved."""
    votes = keep(
        Vote(
            item=each, yes=43, no=0, abstentions=2, present=45, adopted=True,
            label="einstimmig beschlossen", basis=BASIS, **PUBLISHED,
        )
        for each in items
    )  # fmt: skip
    keep(
        Resolution(
            body=vote.item.meeting.body, organization=vote.item.meeting.organization,
            item=vote.item, paper=vote.item.consultation.paper, vote=vote,
            consultation=vote.item.consultation, result="adopted", label=vote.label,
            text=vote.item.title, decided_on=DAY, **PUBLISHED,
        )
        for vote in votes
    )  # fmt: skip


def enrich(paper: Paper, organization: Organization) -> None:
    """Give a paper six stations, three votes and five files."""
    more = range(3, STATIONS + 1)
    stations = keep(station(paper, organization, order, "done") for order in more)
    meetings = keep(
        Meeting(
            body=paper.body, organization=organization, starts_at=MOMENT + timedelta(days),
            place="Rathaus", state="closed", convened_on=DAY, **PUBLISHED,
        )
        for days in range(1, PAPER_VOTES)
    )  # fmt: skip
    settle(keep(item(meeting, way, 1) for meeting, way in zip(meetings, stations, strict=False)))
    files = keep(
        StoredFile(
            name=f"plan-{number}.pdf", media_type="application/pdf", content=b"%PDF-1.7",
            sha256="0" * 64, size=8, **PUBLISHED,
        )
        for number in range(FILES)
    )  # fmt: skip
    keep(
        PaperFile(
            paper=paper, file=file, title=f"Lageplan {order}", order=order, public=True, **PUBLISHED
        )
        for order, file in enumerate(files, 1)
    )
