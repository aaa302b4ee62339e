"""Keep the proposals, stations and versions of a locked paper in step with its wording."""

from collections.abc import Iterable
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from ratsverbund.council.papers.models import (
    Consultation,
    Paper,
    PaperVersion,
    ProposedResolution,
)
from ratsverbund.council.papers.wording import Proposal, Wording, longest
from ratsverbund.kernel.errors import Conflict, InvalidInput

PENDING = Consultation.State.PENDING


def lock(paper: Paper) -> Paper:
    """Hold a paper for the running operation."""
    return Paper.objects.select_for_update(of=("self",)).select_related("body").get(pk=paper.pk)


def check_wording(wording: Wording, body_id: int) -> None:
    """Refuse a wording that no paper can have.

    Raises: InvalidInput.
    """
    if not wording.title:
        raise InvalidInput(_("Der Betreff fehlt. Geben Sie der Vorlage einen Betreff."), "title")
    for name in ("title", "office"):
        if len(getattr(wording, name)) > longest(name):
            most = {"n": longest(name)}
            sentence = _("Höchstens %(n)s Zeichen sind möglich. Bitte kürzen.") % most
            raise InvalidInput(sentence, name)
    for proposal in wording.proposals:
        if proposal.organization and proposal.organization.body_id != body_id:
            raise InvalidInput(
                _("„%(name)s“ ist kein Gremium dieser Körperschaft. Wählen Sie ein anderes.")
                % {"name": proposal.organization}
            )


def save_version(paper: Paper, wording: Wording, actor: Any) -> None:
    """Keep the wording as the paper's current version."""
    PaperVersion.objects.create(
        paper=paper, number=paper.version, wording=wording.as_json(), author_name=str(actor)[:200]
    )


def place_proposals(paper: Paper, proposals: Iterable[Proposal]) -> None:
    """Make the paper's proposals these, keeping rows that go on; let the stations follow."""
    waiting = list(paper.proposals.order_by("order"))
    placed = []
    for order, proposal in enumerate(proposals, 1):
        row = _continued(waiting, proposal) or ProposedResolution(paper=paper)
        row.organization, row.text, row.order = proposal.organization, proposal.text, order
        row.published_at = paper.published_at
        placed.append(row)
    # A row that no proposal of the same organization goes on with is given another one.
    for row in placed:
        if row.pk is None and waiting:
            row.pk, row._state.adding = waiting.pop(0).pk, False
    _remove(waiting)
    for row in placed:
        row.save()
    _follow(paper, placed)


def _continued(waiting: list[ProposedResolution], proposal: Proposal) -> ProposedResolution | None:
    wanted = proposal.organization.pk if proposal.organization else None
    found = next((row for row in waiting if row.organization_id == wanted), None)
    if found:
        waiting.remove(found)
    return found


def _remove(proposals: list[ProposedResolution]) -> None:
    """Delete proposals that are gone with their stations, unless a council has seen them."""
    for proposal in proposals:
        if proposal.consultations.exclude(state=PENDING).exists():
            raise Conflict(
                _(
                    "Der Beschlussvorschlag für „%(name)s“ steht schon auf einer Tagesordnung und "
                    "kann nicht entfallen. Setzen Sie zuerst den Tagesordnungspunkt ab."
                )
                % {"name": proposal.organization}
            )
        try:
            proposal.consultations.all().delete()
            proposal.delete()
        except ProtectedError as error:
            raise Conflict(
                _(
                    "Auf einen Beschlussvorschlag stützt sich schon ein Vorgang, zum Beispiel ein "
                    "Beitritt; er kann nicht entfallen. Ändern Sie stattdessen seinen Wortlaut."
                )
            ) from error


def _follow(paper: Paper, proposals: list[ProposedResolution]) -> None:
    """Give every proposal with an organization the station that decides on it."""
    stations = list(paper.consultations.order_by("order"))
    order = max((station.order for station in stations), default=0)
    for proposal in proposals:
        if proposal.organization is None:
            continue
        station = _station_of(stations, proposal)
        if station is None:
            order += 1
            station = Consultation(paper=paper, order=order, authoritative=True)
            stations.append(station)
        elif station.state != PENDING and station.organization_id != proposal.organization_id:
            raise Conflict(
                _(
                    "„%(name)s“ hat diesen Beschlussvorschlag schon auf der Tagesordnung. "
                    "Setzen Sie zuerst den Tagesordnungspunkt ab."
                )
                % {"name": station.organization}
            )
        station.organization, station.proposal = proposal.organization, proposal
        station.published_at = paper.published_at
        station.save()


def _station_of(stations: list[Consultation], proposal: ProposedResolution) -> Consultation | None:
    """The station that has the proposal, else one of its organization that has none."""
    own = [each for each in stations if each.proposal_id == proposal.pk and each.authoritative]
    free = [
        each
        for each in stations
        if each.proposal_id is None and each.organization_id == proposal.organization_id
    ]
    return next(iter(own or free), None)
