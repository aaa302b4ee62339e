"""What a reading becomes in one body: its wording, its way, and what stays doubtful."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.papers.intake.matching import match_organization
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.reader import ReadPaper
from ratsverbund.council.papers.wording import Proposal, Stop, Wording, longest
from ratsverbund.people.organizations.models import Organization

DECIDES = ("entsch", "beschl")
PREPARES = ("vorber", "empf", "anhör", "kennt", "berat")
TYPES = {
    "mitteilung": Paper.Type.REPORT,
    "bericht": Paper.Type.REPORT,
    "kenntnis": Paper.Type.REPORT,
    "antrag": Paper.Type.MOTION,
    "anfrage": Paper.Type.QUESTION,
}


@dataclass(frozen=True)
class Intake:
    """A reading with its names bound to the organizations of a body."""

    wording: Wording
    stops: tuple[Stop, ...]
    unplaced: tuple[str, ...]
    warnings: tuple[str, ...]


def intake_of(
    reading: ReadPaper,
    known: Iterable[Organization],
    *,
    title: str = "",
    day: date | None = None,
    organizations: Sequence[Organization | None] = (),
) -> Intake:
    """Bind a reading to a body; given title, day and organizations win over recognised ones."""
    day = day or reading.date or timezone.localdate()
    warnings = list(reading.warnings)
    known = list(known)
    proposals = _proposals(reading, known, organizations, warnings)
    title, rest = _cut(title.strip() or reading.title, "title", warnings)
    office, more = _cut(reading.office, "office", warnings)
    wording = Wording(
        title=title,
        day=day,
        paper_type=_type_of(reading.paper_type),
        office=office,
        reasoning=reading.reasoning,
        financial_effect=reading.financial_effect,
        public=reading.public is not False,
        proposals=proposals,
    )
    stops = _stops(reading, known, proposals, warnings)
    _mention(reading, warnings)
    unplaced = (*reading.unplaced, *filter(None, (rest, more)))
    return Intake(wording.tidied(), stops, unplaced, tuple(warnings))


def _proposals(
    reading: ReadPaper,
    known: list[Organization],
    chosen: Sequence[Organization | None],
    warnings: list[str],
) -> tuple[Proposal, ...]:
    proposals = []
    for place, read in enumerate(reading.proposals):
        picked = chosen[place] if place < len(chosen) else None
        organization = picked or match_organization(read.organization, known)
        if organization is None:
            name = read.organization or _("ohne Angabe")
            warnings.append(
                _(
                    "Für den %(n)s. Beschlussvorschlag (%(name)s) gibt es kein eindeutiges "
                    "Gremium. Der Text bleibt erhalten; wählen Sie das Gremium aus."
                )
                % {"n": place + 1, "name": name}
            )
        proposals.append(Proposal(organization, read.text))
    return tuple(proposals)


def _stops(
    reading: ReadPaper,
    known: list[Organization],
    proposals: tuple[Proposal, ...],
    warnings: list[str],
) -> tuple[Stop, ...]:
    """The written sequence, if there is one; then whoever has a proposal, deciding."""
    asked = {each.organization.pk: each.organization for each in proposals if each.organization}
    way: dict[int, Stop] = {}
    notes = [*reading.consultation_notes, *[""] * len(reading.consultations)]
    for name, note in zip(reading.consultations, notes, strict=False):
        organization = match_organization(name, known)
        if organization is None:
            warnings.append(
                _("Die Beratungsfolge nennt „%(name)s“; ein solches Gremium gibt es nicht.")
                % {"name": name}
            )
            continue
        way.setdefault(organization.pk, Stop(organization, _decides(organization, note, asked)))
    for pk, organization in asked.items():
        way.setdefault(pk, Stop(organization, True))
    return tuple(way.values())


def _decides(organization: Organization, note: str, asked: dict[int, Organization]) -> bool:
    """Whether a station decides: as its note says, else if it has a proposal of its own."""
    said = note.casefold()
    if any(word in said for word in DECIDES):
        return True
    return organization.pk in asked and not any(word in said for word in PREPARES)


def _cut(text: str, field: str, warnings: list[str]) -> tuple[str, str]:
    """Fit a text into its column; the rest finds no place, but is not lost."""
    text = " ".join(text.split())
    most = longest(field)
    if len(text) <= most:
        return text, ""
    at = text.rfind(" ", 0, most) if " " in text[:most] else most
    warnings.append(
        _("„%(start)s …“ ist zu lang; der Rest steht bei den nicht zugeordneten Stellen.")
        % {"start": text[:40]}
    )
    return text[:at], text[at:].strip()


def _mention(reading: ReadPaper, warnings: list[str]) -> None:
    if reading.date is None:
        warnings.append(_("Ein Datum steht nicht in der Datei. Prüfen Sie das eingesetzte."))
    if reading.attachments:
        names = "; ".join(reading.attachments)
        warnings.append(_("Die Vorlage nennt Anlagen. Laden Sie sie hoch: %(n)s.") % {"n": names})


def _type_of(written: str) -> str:
    said = written.casefold()
    return next((kind for word, kind in TYPES.items() if word in said), Paper.Type.PROPOSAL)
