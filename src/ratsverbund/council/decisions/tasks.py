"""What decisions do when something happened to a paper."""

from ratsverbund.council.decisions import operations
from ratsverbund.council.papers.events import PaperHidden
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.policies import SYSTEM


def paper_hidden(event: PaperHidden) -> None:
    """Take the votes on the paper offline."""
    operations.hide_results(Paper.objects.get(pk=event.paper), actor=SYSTEM)
