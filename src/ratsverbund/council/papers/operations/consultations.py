"""Set the way of a paper through the organizations (Beratungsfolge)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.papers.dossier.checks import order_warnings
from ratsverbund.council.papers.models import Consultation, Paper, ProposedResolution
from ratsverbund.council.papers.operations.parts import lock
from ratsverbund.council.papers.policies import may_edit
from ratsverbund.council.papers.wording import Stop
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require


@operation("papers.set_consultations")
def set_consultations(paper: Paper, stops: Sequence[Stop], *, actor: Any) -> list[Consultation]:
    """Make the paper's way these stops, in this order; a doubtful order is kept and noted.

    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    paper = lock(paper)
    require(may_edit, actor, paper)
    if paper.state == Paper.State.WITHDRAWN:
        raise IllegalTransition(_("Die Vorlage ist zurückgezogen; sie wird nicht mehr beraten."))
    if any(stop.organization.body_id != paper.body_id for stop in stops):
        raise InvalidInput(_("Wählen Sie nur Gremien dieser Körperschaft."))
    before = _written(paper.consultations.select_related("organization").order_by("order"))
    stations = lay_way(paper, stops)
    warnings = order_warnings(
        (each.organization.name, each.organization.organization_type) for each in stations
    )
    change = {"way": [before, _written(stations)]}
    record(set_consultations, paper, actor=actor, change=change, reason=" ".join(warnings))
    return stations


def lay_way(paper: Paper, stops: Sequence[Stop]) -> list[Consultation]:
    """Make the stations of a locked paper these, keeping the rows of organizations that stay."""
    waiting = list(paper.consultations.select_related("organization").order_by("order"))
    proposals = list(paper.proposals.order_by("order"))
    stations = []
    for order, stop in enumerate(stops, 1):
        station = _continued(waiting, stop) or Consultation(paper=paper)
        station.organization, station.authoritative = stop.organization, stop.authoritative
        station.order, station.published_at = order, paper.published_at
        station.proposal = _proposal_for(stop, stops[order:], proposals)
        stations.append(station)
    _remove(waiting)
    for station in stations:
        station.save()
    return stations


def _continued(waiting: list[Consultation], stop: Stop) -> Consultation | None:
    found = next((each for each in waiting if each.organization_id == stop.organization.pk), None)
    if found:
        waiting.remove(found)
    return found


def _proposal_for(
    stop: Stop, later: Sequence[Stop], proposals: list[ProposedResolution]
) -> ProposedResolution | None:
    """The organization's own proposal; who prepares takes that of the next who decides."""
    wanted = [stop.organization.pk]
    if not stop.authoritative:
        wanted += [each.organization.pk for each in later if each.authoritative]
    found = [each for pk in wanted for each in proposals if each.organization_id == pk]
    return found[0] if found else None


def _remove(stations: list[Consultation]) -> None:
    for station in stations:
        if station.state != Consultation.State.PENDING:
            raise Conflict(
                _(
                    "„%(name)s“ hat die Vorlage schon auf der Tagesordnung oder beraten und bleibt "
                    "in der Beratungsfolge. Setzen Sie zuerst den Tagesordnungspunkt ab."
                )
                % {"name": station.organization}
            )
        station.delete()


def _written(stations: Iterable[Consultation]) -> list[str]:
    role = {True: "entscheidet", False: "berät vor"}
    return [f"{each.organization}: {role[each.authoritative]}" for each in stations]
