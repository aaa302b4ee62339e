"""What the law on equal opportunity says before a paper is released."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ratsverbund.council.invitations.models import EqualityMatter
from ratsverbund.council.invitations.queries.pages import involvement
from ratsverbund.council.papers.dossier.checks import Check
from ratsverbund.council.papers.dossier.parts import Dossier


def opinion_checks(dossier: Dossier) -> Iterator[Check]:
    """Warn where the equality officer takes part and has not said what she thinks (§ 15a).

    Silent for papers that concern none of her matters.
    """
    found = EqualityMatter.objects.select_related("paper__body")
    matter = found.filter(paper=dossier.paper.pk).first()
    decision = involvement(matter) if matter else None
    if decision is not None and decision.value:
        missing = [*decision.open_points, decision.citation] if decision.open_points else []
        yield Check(_("Gleichstellung"), " ".join(missing))
