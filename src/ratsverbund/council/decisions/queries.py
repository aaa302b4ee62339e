"""Named reads about votes and the way of their papers."""

from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import Consultation


def earlier_consultations(item: AgendaItem) -> list[Consultation]:
    """The stations before this item's that have not been through yet, in their order."""
    if item.consultation is None:
        return []
    return list(
        item.consultation.paper.consultations.filter(
            order__lt=item.consultation.order,
            state__in=[Consultation.State.PENDING, Consultation.State.SCHEDULED],
        ).select_related("organization")
    )
