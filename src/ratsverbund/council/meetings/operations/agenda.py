"""What every end of an agenda item means for its paper."""

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import Consultation
from ratsverbund.kernel.states import advance


def release_paper(item: AgendaItem) -> None:
    """Let the paper of an item that is not dealt with wait for another meeting."""
    if item.consultation is not None and item.consultation.state == Consultation.State.SCHEDULED:
        advance(item.consultation, Consultation.State.PENDING)
