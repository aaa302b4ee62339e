"""What follows from corrected votes and released minutes."""

from ratsverbund.council.decisions.events import ResolutionCorrected
from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.minutes import operations
from ratsverbund.council.minutes.events import MinutesReleased
from ratsverbund.council.minutes.models import Minutes, PublicMinutes
from ratsverbund.kernel.policies import SYSTEM


def resolution_corrected(event: ResolutionCorrected) -> None:
    """Enter the correction into the minutes, if there are any."""
    now = Resolution.objects.select_related("item__meeting").get(pk=event.resolution)
    if now.item and Minutes.objects.filter(meeting=now.item.meeting).exists():
        operations.follow_corrected_vote(now.item, actor=SYSTEM)


def minutes_released(event: MinutesReleased) -> None:
    """Set the PDF of the public version."""
    operations.store_public_file(PublicMinutes.objects.get(pk=event.public_minutes), actor=SYSTEM)
