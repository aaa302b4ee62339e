"""What is looked at before a paper is released: each point passed, doubtful or blocking."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ratsverbund.council.papers.models import (
    Consultation,
    CoSignature,
    Paper,
    PaperImport,
    ProposedResolution,
)
from ratsverbund.council.papers.queries import order_warnings

DECIDED = {Paper.Type.PROPOSAL, Paper.Type.MOTION}


@dataclass(frozen=True)
class Check:
    """One point of the list: what it is about, what is wrong, and whether that forbids release."""

    about: str
    fault: str = ""
    blocks: bool = False


@dataclass(frozen=True)
class Dossier:
    """A paper with everything that belongs to it, read before it is judged."""

    paper: Paper
    proposals: list[ProposedResolution]
    stations: list[Consultation]
    signatures: list[CoSignature]
    origin: PaperImport | None

    @classmethod
    def of(cls, paper: Paper) -> "Dossier":
        """Read a paper's parts, a statement each."""
        return cls(
            paper,
            list(paper.proposals.select_related("organization").order_by("order")),
            list(paper.consultations.select_related("organization").order_by("order")),
            list(paper.cosignatures.select_related("account").filter(version=paper.version)),
            PaperImport.objects.filter(paper=paper).defer("reading").first(),
        )


def release_checks(paper: Paper) -> list[Check]:
    """Look at every point that matters for the release of a paper."""
    dossier = Dossier.of(paper)
    return [
        *_proposal_checks(dossier),
        *_way_checks(dossier),
        *_signature_checks(dossier),
        *_text_checks(dossier),
    ]


def _proposal_checks(dossier: Dossier) -> Iterator[Check]:
    about = _("Beschlussvorschläge")
    faults = []
    if dossier.paper.paper_type in DECIDED and not dossier.proposals:
        faults.append(_("Es fehlt ein Beschlussvorschlag. Fügen Sie einen hinzu."))
    for number, proposal in enumerate(dossier.proposals, 1):
        if not proposal.text.strip():
            faults.append(_("Der %(n)s. Beschlussvorschlag hat keinen Text.") % {"n": number})
        if proposal.organization is None:
            faults.append(
                _("Der %(n)s. Beschlussvorschlag gehört zu keinem Gremium. Wählen Sie eines.")
                % {"n": number}
            )
    yield from (Check(about, fault, blocks=True) for fault in faults)
    if not faults:
        yield Check(about)


def _way_checks(dossier: Dossier) -> Iterator[Check]:
    about = _("Beratungsfolge")
    if not dossier.stations:
        fault = _("Es ist keine Beratung vorgesehen. Legen Sie fest, welches Gremium berät.")
        yield Check(about, fault, blocks=True)
        return
    faults = order_warnings(dossier.stations)
    decides = any(station.authoritative for station in dossier.stations)
    if dossier.paper.paper_type in DECIDED and not decides:
        faults.append(_("Kein Gremium der Beratungsfolge entscheidet. Prüfen Sie die Rollen."))
    yield from (Check(about, fault) for fault in faults)
    if not faults:
        yield Check(about)


def _signature_checks(dossier: Dossier) -> Iterator[Check]:
    about = _("Mitzeichnungen")
    names = {
        state: ", ".join(each.account.name for each in dossier.signatures if each.state == state)
        for state in CoSignature.State
    }
    if asked := names[CoSignature.State.ASKED]:
        fault = _("Es fehlt noch die Mitzeichnung von: %(names)s.") % {"names": asked}
        yield Check(about, fault, blocks=True)
    if refused := names[CoSignature.State.REFUSED]:
        yield Check(about, _("Nicht mitgezeichnet haben: %(names)s.") % {"names": refused})
    if not asked and not refused:
        yield Check(about)


def _text_checks(dossier: Dossier) -> Iterator[Check]:
    reasoning = _("Sachverhalt und Begründung")
    empty = not dossier.paper.reasoning
    yield Check(reasoning, _("Es fehlt eine Begründung.") if empty else "")
    if dossier.origin is not None:
        left = len(dossier.origin.unplaced)
        fault = _("%(n)s Textstellen der Datei fanden keinen Platz.") % {"n": left} if left else ""
        yield Check(_("Übernahme aus der Datei"), fault)
