"""What is decided, which majority that needs, who may vote, and the result: asked of the rules."""

from typing import Any

from ratsverbund.charter.acts import Act
from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.mayor_vote import MayorFacts, mayor_vote
from ratsverbund.charter.rules.required_majority import MajorityFacts, required_majority
from ratsverbund.charter.rules.vote_result import VoteFacts, hurdle, vote_result
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.decisions.queries import alone
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.queries import Presence, statutory_number
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import LawUnknown
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import Organization
from ratsverbund.people.organizations.queries import mayors_on

Topic = Vote.Topic
# Words that all stand in the title of an item: what the form proposes, for the clerk to change.
TITLES = {
    Topic.COMMITTEES: ("bildung", "ausschüsse"),
    Topic.CHAIR_REMOVAL: ("abberufung", "vorsitz"),
    Topic.EXCEPTIONAL_CASE: ("feststellung", "ausnahmefall"),
    Topic.DISCHARGE: ("jahresabschluss", "entlastung"),
}
# The topics whose paragraph may take the mayor's vote, as the rule about it names them.
MAYORS = {
    Topic.COMMITTEES: "committees",
    Topic.CHAIR_REMOVAL: "chairs",
    Topic.DISCHARGE: "discharge",
}


def decides_charter(item: AgendaItem) -> bool:
    """Whether an item decides finally on a paper that changes the charter."""
    station = item.consultation
    return (
        station is not None
        and station.authoritative
        and station.paper.paper_type == Paper.Type.CHARTER
    )


def topic_of(item: AgendaItem) -> str:
    """What an item decides, as far as its paper or its title says so."""
    if decides_charter(item):
        return Topic.CHARTER
    title = item.title.casefold()
    found = (topic for topic, words in TITLES.items() if all(word in title for word in words))
    return next(found, Topic.OTHER)


def required(meeting: Meeting, topic: str) -> Act:
    """The majority the law demands for a topic. Source: §§ 7, 47a, 50, 58 GO NRW."""
    law = law_of(meeting.body, local_day(meeting.starts_at))
    facts = MajorityFacts(topic)  # type: ignore[arg-type]
    return Act(law, facts, required_majority(law, facts))


def required_shown(meeting: Meeting, topic: str) -> dict[str, Any]:
    """The demanded majority as a page shows it; what cannot be told is an open point."""
    try:
        decision = required(meeting, topic).decision
        return decision.as_json() | {
            "value": str(Vote.Majority(decision.settled).label),
            "majority": decision.settled,
        }
    except LawUnknown as error:
        return {"value": None, "majority": "", "reasons": [], "open_points": [str(error)]}


def without_vote(meeting: Meeting, organization: Organization, subject: str) -> set[int]:
    """The persons the law gives no vote on a subject: the mayor in the council's own matters.

    Source: § 40 Abs. 2 GO NRW. Raises: LawUnknown.
    """
    day = local_day(meeting.starts_at)
    council = organization.organization_type == Organization.Type.COUNCIL
    if not council or subject == "other":
        return set()
    if mayor_votes(meeting, subject).settled:
        return set()
    return set(meeting.mayors) if hasattr(meeting, "mayors") else mayors_on(meeting.body_id, day)


def mayor_votes(meeting: Meeting, subject: str) -> Decision[bool]:
    """Whether the mayor votes on a subject of the council. Source: § 40 Abs. 2 GO NRW."""
    facts = MayorFacts(subject)  # type: ignore[arg-type]
    return mayor_vote(law_of(meeting.body, local_day(meeting.starts_at)), facts)


def voteless(meeting: Meeting, organization: Organization, topic: str) -> set[int]:
    """The same for a page and a topic; where the law cannot tell, the vote itself is refused."""
    try:
        return without_vote(meeting, organization, mayor_subject(topic))
    except LawUnknown:
        return set()


def left_out(meeting: Meeting, there: Presence, subject: str) -> dict[str, Any] | None:
    """Why not everybody who is there votes; nothing where all do."""
    return mayor_votes(meeting, subject).as_json() if there.barred else None


def mayor_subject(topic: str) -> str:
    """The name by which the rule about the mayor's vote knows a topic."""
    return MAYORS.get(Topic(topic), "other")


def weigh(
    meeting: Meeting,
    organization: Organization,
    tally: Tally,
    there: Presence,
    majority: str = "",
) -> tuple[Act, dict[str, Any]]:
    """Decide a vote by the law: what it rests on, and the fields of everything that is counted.

    Without a majority it is the one the law demands where nothing special is decided.
    Source: §§ 7, 47a, 50 GO NRW. Raises: FactsError, LawUnknown.
    """
    law = law_of(meeting.body, local_day(meeting.starts_at))
    facts = VoteFacts(
        yes=tally.yes,
        no=tally.no,
        abstentions=tally.abstentions,
        invalid=tally.invalid,
        majority=majority or required(meeting, Topic.OTHER).decision.settled,  # type: ignore[arg-type]
        statutory_number=statutory_number(alone(meeting, organization)),
        present=there.entitled,
        unopposed=tally.unopposed,
    )
    act = Act(law, facts, vote_result(law, facts))
    needed = hurdle(facts)
    counts = {
        "yes": tally.yes, "no": tally.no, "abstentions": tally.abstentions,
        "needed": needed.yes, "base": needed.of,
    }  # fmt: skip
    return act, (dict.fromkeys(counts) if tally.unopposed else counts) | {
        "present": there.present,
        "excluded": there.excluded,
        "barred": there.barred,
        "adopted": act.decision.settled == "adopted",
        "label": act.decision.label,
    }
