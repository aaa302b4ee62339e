"""Find in a paper which network is to be joined, by which proposal, and who is to vote there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ratsverbund.council.papers.models import Paper, ProposedResolution
from ratsverbund.network.members.models import Network
from ratsverbund.people.organizations.models import Office

JOIN = re.compile(r"\b(beitritt|beizutreten|tritt\b.*\bbei|mitgliedschaft|mitglied)", re.I | re.S)
DELEGATE = re.compile(
    r"\b(vertret|ansprechpartner|delegiert|stimmberechtigt|entsand|entsend)", re.I
)


@dataclass(frozen=True)
class Recognised:
    """What was found; nothing is decided by it until a clerk confirms."""

    network: Network
    proposal: ProposedResolution
    delegate_proposal: ProposedResolution | None
    office: Office | None


def recognise(
    paper: Paper, networks: Iterable[Network], offices: Iterable[Office]
) -> Recognised | None:
    """Return what the paper says about joining a network, or none if it is about something else."""
    proposals = list(paper.proposals.all())
    network = named_network(f"{paper.title} {' '.join(p.text for p in proposals)}", networks)
    joining = next((p for p in proposals if JOIN.search(p.text)), None)
    if network is None or joining is None:
        return None
    naming = next((p for p in proposals if DELEGATE.search(p.text)), None)
    return Recognised(network, joining, naming, named_office(naming, offices))


def named_network(text: str, networks: Iterable[Network]) -> Network | None:
    """The network whose name stands in the text; the longest name wins."""
    plain = folded(text)
    found = [network for network in networks if folded(network.body.name) in plain]
    return max(found, key=lambda network: len(network.body.name), default=None)


def named_office(proposal: ProposedResolution | None, offices: Iterable[Office]) -> Office | None:
    """The office a proposal names, in its male or female form."""
    if proposal is None:
        return None
    plain = folded(proposal.text)
    found = [
        office
        for office in offices
        if any(form and folded(form) in plain for form in (office.name, office.name_feminine))
    ]
    return max(found, key=lambda office: len(office.name), default=None)


def folded(text: str) -> str:
    """The letters alone: no case, quotes, or line breaks."""
    return re.sub(r"\W+", " ", text).casefold()
