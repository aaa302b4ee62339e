"""The wording of a paper: what a clerk writes, what a version keeps, what is compared."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from django.db.models import CharField
from django.utils.translation import gettext as _

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


@dataclass(frozen=True)
class Passage:
    """A part of a wording under its German heading, before and after."""

    heading: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the two texts differ."""
        return self.before != self.after


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


def passages(before: dict[str, Any], after: dict[str, Any]) -> list[Passage]:
    """Set two kept wordings side by side, heading by heading."""
    old, new = dict(_parts(before)), dict(_parts(after))
    headings = [*old, *(heading for heading in new if heading not in old)]
    return [Passage(each, old.get(each, ""), new.get(each, "")) for each in headings]


def _parts(wording: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """Give each part its German heading and its readable text."""
    day = date.fromisoformat(wording["day"])
    yield _("Betreff"), wording["title"]
    yield _("Art"), str(Paper.Type(wording["paper_type"]).label)
    yield _("Federführendes Amt"), wording["office"]
    yield _("Datum"), f"{day:%d.%m.%Y}"
    yield _("Sichtbarkeit"), _("öffentlich") if wording["public"] else _("nichtöffentlich")
    yield _("Nachtrag"), _("ja") if wording["late"] else _("nein")
    yield _("Sachverhalt und Begründung"), wording["reasoning"]
    yield _("Finanzielle Auswirkungen"), wording["financial_effect"]
    seen: dict[str, int] = {}
    for proposal in wording["proposals"]:
        name = proposal["organization_name"] or _("ohne Gremium")
        seen[name] = seen.get(name, 0) + 1
        number = f" ({seen[name]})" if seen[name] > 1 else ""
        heading = _("Beschlussvorschlag für: %(organization)s") % {"organization": name}
        yield heading + number, proposal["text"]
