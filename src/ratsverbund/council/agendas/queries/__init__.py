"""Named reads about agendas: candidates, exposure, builders, what is due."""

from ratsverbund.council.agendas.queries.builders import builders_of, supplement_builders
from ratsverbund.council.agendas.queries.candidates import Candidate, candidates
from ratsverbund.council.agendas.queries.exposure import Exposed, exposure
from ratsverbund.council.agendas.queries.pages import building, standing_items
from ratsverbund.council.agendas.queries.questions import questions

__all__ = [
    "Candidate",
    "Exposed",
    "builders_of",
    "building",
    "candidates",
    "exposure",
    "questions",
    "standing_items",
    "supplement_builders",
]
