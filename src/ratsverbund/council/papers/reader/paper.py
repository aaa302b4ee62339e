"""What was recognised in a council paper (Vorlage), and what was not."""

import datetime
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ReadProposal:
    """A proposed resolution (Beschlussvorschlag) and the body it is meant for.

    `inferred` says that the body was taken from a sentence, not from a heading of its own:
    its name then still stands in the text, or in a label.
    """

    organization: str
    text: str
    inferred: bool = False


@dataclass(frozen=True)
class ReadPaper:
    """A paper as read from a file. Every word of the file stands in exactly one text field.

    `labels` are the headings and head lines that were understood, as they were written;
    `date` and `public` are derived from labels. `consultation_notes` stands beside
    `consultations`: the rest of each line (day, role). What found no place is in `unplaced`.
    """

    title: str = ""
    paper_type: str = ""
    reference: str = ""
    date: datetime.date | None = None
    office: str = ""
    reasoning: str = ""
    proposals: tuple[ReadProposal, ...] = ()
    financial_effect: str = ""
    attachments: tuple[str, ...] = ()
    consultations: tuple[str, ...] = ()
    consultation_notes: tuple[str, ...] = ()
    public: bool | None = None
    labels: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Give the paper as plain values for the command line and the interface."""
        return {
            "title": self.title,
            "reference": self.reference,
            "reasoning": self.reasoning,
            "proposals": [
                {"organization": proposal.organization, "text": proposal.text}
                for proposal in self.proposals
            ],
            "financial_effect": self.financial_effect,
            "unplaced": list(self.unplaced),
            "warnings": list(self.warnings),
            "date": self.date.isoformat() if self.date else None,
            "office": self.office,
            "attachments": list(self.attachments),
        }
