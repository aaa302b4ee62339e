"""What the law says about a petition: its way, its hearing, the day of the reply."""

from datetime import date
from typing import Any

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.duties import EventFacts, duties
from ratsverbund.charter.rules.petition_hearing import Hearing as Right
from ratsverbund.charter.rules.petition_hearing import HearingFacts, petition_hearing
from ratsverbund.charter.rules.petition_outcome import STEPS, OutcomeFacts, petition_outcome
from ratsverbund.charter.rules.petition_triage import PetitionFacts, Route, petition_triage
from ratsverbund.council.petitions.models import Petition
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of

# Persons stay out of the record: the law is told who speaks by role, never by name.
FIRST = "Erstunterzeichner"
NAMED = "Wortführer"


def route_of(petition: Petition) -> Decision[Route]:
    """Where the petition goes, by the facts kept with it, on the day it came in.

    Source: the charter's norm on petitions; § 24 Abs. 1 GO NRW.
    """
    facts = PetitionFacts(**(petition.facts or {}))
    return petition_triage(law_of(petition.body, petition.received_on), facts)


def right_to_speak(body: Body, day: date, facts: HearingFacts) -> Decision[Right]:
    """Who speaks before the committee on a day, and how long. Raises: FactsError."""
    return petition_hearing(law_of(body, day), facts)


def hearing_facts(petition: Petition, speakers: int = 0, seconds: int = 0) -> HearingFacts:
    """A petition before the committee, with nobody named."""
    roles = (NAMED,) * speakers
    return HearingFacts(FIRST, petition.signatories, roles, seconds)


def outcome_allowed(body: Body, day: date, step: Any) -> Decision[bool]:
    """Whether the committee, or the body entitled to decide, may take a step."""
    return petition_outcome(law_of(body, day), OutcomeFacts(step))


def steps_allowed(body: Body, day: date) -> dict[str, Decision[bool]]:
    """The law's answer to every step a committee might want to take."""
    wanted = [step for step in STEPS if step != "deviate"]
    return {step: outcome_allowed(body, day, step) for step in wanted}


def reply_deadline(petition: Petition, event: str, day: date) -> Decision[Any]:
    """Until when the petitioner hears of it, from the duties the charter ties to the event."""
    return duties(law_of(petition.body, day), EventFacts(event, day))


def last_day(decision: Decision[Any]) -> date | None:
    """The day of the first task that has one; none where the law is silent."""
    tasks: Any = (decision.value if decision.known else None) or ()
    return next((task.due for task in tasks if task.due), None)
