"""What residents are still to be told before a vote."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.engine import Decision
from ratsverbund.charter.rules.early_information import InformationFacts, early_information
from ratsverbund.council.execution.models import ResidentsInformation
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import Paper
from ratsverbund.people.bodies.queries import law_of

GENERAL = "Worum es geht"


def information_due(
    paper: Paper, important_plan: bool, done: tuple[str, ...], day: date | None = None
) -> Decision[Any]:
    """The headings still to be told; none unless it is an important plan.

    Source: the charter's norm on information of residents.
    """
    law = law_of(paper.body, day or timezone.localdate())
    return early_information(law, InformationFacts(important_plan, done))


def headings_of(paper: Paper) -> tuple[str, ...]:
    """The headings the law names for important plans; none where it is silent."""
    decision = information_due(paper, important_plan=True, done=())
    return tuple(decision.settled) if decision.known else ()


def vote_warning(item: AgendaItem) -> str:
    """Say what residents were not told before the vote on an item; empty if nothing is missing."""
    station = item.consultation
    if station is None or not station.authoritative:
        return ""
    found = ResidentsInformation.objects.filter(paper=station.paper_id, important_plan=True)
    information = found.select_related("paper__body").first()
    if information is None:
        return ""
    paper = information.paper
    decision = information_due(paper, important_plan=True, done=tuple(information.texts))
    if not decision.known or not decision.value:
        return ""
    return _(
        "Die Einwohner sind noch nicht unterrichtet über: %(missing)s (%(citation)s). Holen Sie "
        "das nach oder geben Sie an, warum trotzdem abgestimmt wird."
    ) % {"missing": ", ".join(decision.settled), "citation": decision.citation}
