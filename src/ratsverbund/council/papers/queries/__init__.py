"""Named reads about papers; what an actor may not see is not in them."""

from ratsverbund.council.papers.dossier.parts import Dossier, dossier_of, dossiers
from ratsverbund.council.papers.queries.lists import (
    WRITERS,
    files_for,
    narrowed,
    organizations_of,
    own_papers,
    papers_for,
    pattern_of,
    possible_cosigners,
    versions_of,
)
from ratsverbund.council.papers.queries.page import paper_page, trail_of
from ratsverbund.council.papers.queries.tasks_due import due

__all__ = [
    "WRITERS",
    "Dossier",
    "dossier_of",
    "dossiers",
    "due",
    "files_for",
    "narrowed",
    "organizations_of",
    "own_papers",
    "paper_page",
    "papers_for",
    "pattern_of",
    "possible_cosigners",
    "trail_of",
    "versions_of",
]
