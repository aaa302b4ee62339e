"""Named reads about dues: what an assessment rests on, a year's run, lists, and what is due."""

from ratsverbund.network.dues.queries.due import due, questions
from ratsverbund.network.dues.queries.grounds import (
    Grounds,
    Rules,
    decide,
    grounds,
    networks_with_rules,
    rules_of,
)
from ratsverbund.network.dues.queries.lists import (
    assessments_for,
    network_for_dues,
    notices_for,
    years_of,
)
from ratsverbund.network.dues.queries.run import Line, Run, run_for

__all__ = [
    "Grounds",
    "Line",
    "Rules",
    "Run",
    "assessments_for",
    "decide",
    "due",
    "grounds",
    "network_for_dues",
    "networks_with_rules",
    "notices_for",
    "questions",
    "rules_of",
    "run_for",
    "years_of",
]
