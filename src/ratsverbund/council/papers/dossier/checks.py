"""What is looked at before a paper is released: each point passed, doubtful or blocking."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ratsverbund.council.papers.dossier.parts import Dossier
from ratsverbund.council.papers.models import CoSignature, Paper
from ratsverbund.people.organizations.models import Organization

DECIDED = {Paper.Type.PROPOSAL, Paper.Type.MOTION, Paper.Type.CHARTER}
Type = Organization.Type


@dataclass(frozen=True)
class Check:
    """One point of the list: what it is about, what is wrong, and whether that forbids release."""

    about: str
    fault: str = ""
    blocks: bool = False


# What apps that stand on papers look at as well; they are connected in config/subscriptions.py.
FURTHER: list[Callable[[Dossier], Iterable[Check]]] = []


def release_checks(dossier: Dossier) -> list[Check]:
    """Look at every point that matters for the release of a paper."""
    return [
        *_proposal_checks(dossier),
        *_way_checks(dossier),
        *_signature_checks(dossier),
        *_text_checks(dossier),
        *(check for look in FURTHER for check in look(dossier)),
    ]


def order_warnings(way: Iterable[tuple[str, str]]) -> list[str]:
    """Say where the council comes before a committee; `way` is names and types in order."""
    stops = list(way)
    first = next((i for i, (_name, kind) in enumerate(stops) if kind == Type.COUNCIL), len(stops))
    return [
        _(
            "%(council)s berät vor dem Gremium %(committee)s. Das ist möglich; üblich ist die "
            "Vorberatung im Ausschuss. Prüfen Sie die Reihenfolge."
        )
        % {"council": stops[first][0], "committee": name}
        for name, kind in stops[first + 1 :]
        if kind == Type.COMMITTEE
    ]


def _proposal_checks(dossier: Dossier) -> Iterator[Check]:
    about = _("Beschlussvorschläge")
    faults = []
    if dossier.paper.paper_type in DECIDED and not dossier.proposals:
        faults.append(_("Es fehlt ein Beschlussvorschlag. Fügen Sie einen hinzu."))
    for number, proposal in enumerate(dossier.proposals, 1):
        if not proposal["text"].strip():
            faults.append(_("Der %(n)s. Beschlussvorschlag hat keinen Text.") % {"n": number})
        if proposal["organization"] is None:
            faults.append(
                _("Der %(n)s. Beschlussvorschlag gehört zu keinem Gremium. Wählen Sie eines.")
                % {"n": number}
            )
    return _listed(about, faults, blocks=True)


def _way_checks(dossier: Dossier) -> Iterator[Check]:
    about = _("Beratungsfolge")
    if not dossier.stations:
        fault = _("Es ist keine Beratung vorgesehen. Legen Sie fest, welches Gremium berät.")
        return _listed(about, [fault], blocks=True)
    faults = order_warnings((each["name"], each["type"]) for each in dossier.stations)
    decides = any(station["authoritative"] for station in dossier.stations)
    if dossier.paper.paper_type in DECIDED and not decides:
        faults.append(_("Kein Gremium der Beratungsfolge entscheidet. Prüfen Sie die Rollen."))
    return _listed(about, faults)


def _signature_checks(dossier: Dossier) -> Iterator[Check]:
    about = _("Mitzeichnungen")
    names = {
        state: ", ".join(
            each["name"] for each in dossier.current_signatures if each["state"] == state
        )
        for state in CoSignature.State
    }
    asked, refused = names[CoSignature.State.ASKED], names[CoSignature.State.REFUSED]
    if asked:
        fault = _("Es fehlt noch die Mitzeichnung von: %(names)s.") % {"names": asked}
        yield Check(about, fault, blocks=True)
    if refused:
        yield Check(about, _("Nicht mitgezeichnet haben: %(names)s.") % {"names": refused})
    if not asked and not refused:
        yield Check(about)


def _text_checks(dossier: Dossier) -> Iterator[Check]:
    empty = not dossier.paper.reasoning
    yield Check(_("Sachverhalt und Begründung"), _("Es fehlt eine Begründung.") if empty else "")
    if left := len(dossier.unplaced):
        fault = _("Textstellen der Datei, die keinen Platz fanden: %(n)s.") % {"n": left}
        yield Check(_("Übernahme aus der Datei"), fault)


def _listed(about: str, faults: list[str], blocks: bool = False) -> Iterator[Check]:
    yield from ([Check(about, fault, blocks) for fault in faults] or [Check(about)])
