"""A paper in the making, while its lines are being placed."""

import datetime
from dataclasses import dataclass, field

from ratsverbund.council.papers.reader.paper import ReadProposal


@dataclass
class Draft:
    """The fields of a paper as far as they are known."""

    title: str = ""
    paper_type: str = ""
    reference: str = ""
    date: datetime.date | None = None
    office: str = ""
    reasoning: list[str] = field(default_factory=list)
    proposals: list[ReadProposal] = field(default_factory=list)
    financial_effect: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    consultations: list[str] = field(default_factory=list)
    consultation_notes: list[str] = field(default_factory=list)
    publicity: set[bool] = field(default_factory=set)
    labels: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
