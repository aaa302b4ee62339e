"""What amendments do when something happened to their paper."""

from ratsverbund.council.charters import operations, queries
from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.decisions.events import (
    ResolutionAdopted,
    ResolutionCorrected,
    ResolutionRejected,
)
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.papers.events import PaperWithdrawn
from ratsverbund.kernel.policies import SYSTEM

NOTES = {"adopted": operations.note_resolution, "rejected": operations.note_rejection}


def resolution_adopted(event: ResolutionAdopted) -> None:
    """Take over that the council adopted the amendment."""
    follow(event.resolution)


def resolution_rejected(event: ResolutionRejected) -> None:
    """Take over that the council refused the amendment."""
    follow(event.resolution)


def resolution_corrected(event: ResolutionCorrected) -> None:
    """Follow a corrected vote."""
    follow(event.resolution)


def paper_withdrawn(event: PaperWithdrawn) -> None:
    """End the amendment of a withdrawn paper."""
    for amendment in CharterAmendment.objects.filter(paper=event.paper):
        operations.note_withdrawal(amendment, actor=SYSTEM)


def follow(pk: int) -> None:
    """Note a resolution at the amendment whose paper it decides on, if it is about one."""
    resolution = Resolution.objects.select_related("consultation").get(pk=pk)
    for amendment in queries.resting_on(resolution):
        NOTES[resolution.result](amendment, resolution, actor=SYSTEM)
