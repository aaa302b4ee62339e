"""What contracts do when the council resolved on their paper."""

from ratsverbund.council.competence import operations
from ratsverbund.council.competence.models import Contract
from ratsverbund.council.decisions.events import (
    ResolutionAdopted,
    ResolutionCorrected,
    ResolutionRejected,
)
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.kernel.policies import SYSTEM


def resolution_adopted(event: ResolutionAdopted) -> None:
    """Approve the contract the resolution is about."""
    follow(event.resolution)


def resolution_rejected(event: ResolutionRejected) -> None:
    """Refuse the contract the resolution is about."""
    follow(event.resolution)


def resolution_corrected(event: ResolutionCorrected) -> None:
    """Follow a corrected vote."""
    follow(event.resolution)


def follow(pk: int) -> None:
    """Note a deciding resolution at the contract its paper is about."""
    resolution = Resolution.objects.select_related("consultation").get(pk=pk)
    station = resolution.consultation
    if station is None or not station.authoritative or resolution.superseded:
        return
    for contract in Contract.objects.filter(paper=resolution.paper_id):
        operations.note_approval(contract, resolution.result == "adopted", actor=SYSTEM)
