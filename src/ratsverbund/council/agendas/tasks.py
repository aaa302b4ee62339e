"""What agendas do when something happened to a paper."""

from ratsverbund.council.agendas import operations
from ratsverbund.council.papers.events import PaperHidden, PaperWithdrawn
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.policies import SYSTEM


def paper_withdrawn(event: PaperWithdrawn) -> None:
    """Take the paper off the agendas it waits on."""
    operations.drop_paper(Paper.objects.get(pk=event.paper), actor=SYSTEM)


def paper_hidden(event: PaperHidden) -> None:
    """Move the paper to the non-public part of the agendas it waits on."""
    operations.hide_paper(Paper.objects.get(pk=event.paper), actor=SYSTEM)
