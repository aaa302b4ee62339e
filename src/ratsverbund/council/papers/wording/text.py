"""What a clerk writes, and what a version keeps of it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from django.db.models import CharField

from ratsverbund.council.papers.models import Paper
from ratsverbund.people.organizations.models import Organization

FIELDS = (
    "title", "paper_type", "office", "day", "reasoning", "financial_effect", "public", "late",
)  # fmt: skip


@dataclass(frozen=True)
class Proposal:
    """A proposed resolution and the organization that is asked."""

    organization: Organization | None
    text: str


@dataclass(frozen=True)
class Stop:
    """A station as it is wanted: who consults, and whether they decide."""

    organization: Organization
    authoritative: bool = False


@dataclass(frozen=True)
class Wording:
    """Everything of a paper that its authors type."""

    title: str
    day: date
    paper_type: str = Paper.Type.PROPOSAL
    office: str = ""
    reasoning: str = ""
    financial_effect: str = ""
    public: bool = True
    late: bool = False
    proposals: tuple[Proposal, ...] = ()

    def fields(self) -> dict[str, Any]:
        """The values of the paper's own columns."""
        return {name: getattr(self, name) for name in FIELDS}

    def as_json(self) -> dict[str, Any]:
        """The wording as a version keeps it; it stays readable when an organization is renamed."""
        proposals = [
            {
                "organization": each.organization.pk if each.organization else None,
                "organization_name": each.organization.name if each.organization else "",
                "text": each.text,
            }
            for each in self.proposals
        ]
        return self.fields() | {"day": self.day.isoformat(), "proposals": proposals}

    def tidied(self) -> "Wording":
        """The same wording with line ends of one kind and no blank edges."""
        return replace(
            self,
            title=tidy(self.title),
            office=tidy(self.office),
            reasoning=tidy(self.reasoning),
            financial_effect=tidy(self.financial_effect),
            proposals=tuple(
                Proposal(each.organization, tidy(each.text)) for each in self.proposals
            ),
        )


def tidy(text: str) -> str:
    """Write every line end as one character and drop blank edges."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def longest(field: str) -> int:
    """How many characters a column of a paper holds."""
    return cast("CharField[str, str]", Paper._meta.get_field(field)).max_length or 0


def wording_of(paper: Paper) -> Wording:
    """The wording of a paper as it stands now."""
    proposals = paper.proposals.select_related("organization").order_by("order")
    return Wording(
        **{name: getattr(paper, name) for name in FIELDS},
        proposals=tuple(Proposal(each.organization, each.text) for each in proposals),
    )
