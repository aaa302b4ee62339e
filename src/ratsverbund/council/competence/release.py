"""What the law on competence says before a paper is released."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ratsverbund.charter.rules.competence import BODIES
from ratsverbund.council.competence.models import Matter
from ratsverbund.council.papers.dossier.checks import Check
from ratsverbund.council.papers.dossier.parts import Dossier
from ratsverbund.people.organizations.models import Organization


def competence_checks(dossier: Dossier) -> Iterator[Check]:
    """Hold the deciding organizations of a paper against the law; silent without a matter.

    What the council must decide no committee may (§ 41 Abs. 1 GO NRW); the other way round the
    council may, so that is only said.
    """
    matter = Matter.objects.filter(paper=dossier.paper.pk).first()
    if matter is None:
        return
    about = _("Zuständigkeit")
    decision = matter.basis["decision"]
    notes = " ".join(decision["open_points"])
    if not matter.decides:
        yield Check(about, _("Wer entscheidet, ist offen: %(why)s") % {"why": notes})
        return
    deciding = [each for each in dossier.stations if each["authoritative"]]
    types = {each["type"] for each in deciding}
    cited = decision["reasons"][0]["citation"] if decision["reasons"] else ""
    says = {"who": BODIES[matter.decides], "citation": cited}
    if matter.decides == "council" and deciding and Organization.Type.COUNCIL not in types:
        fault = _("Zuständig ist %(who)s (%(citation)s); kein anderes Gremium darf entscheiden.")
        yield Check(about, fault % says, blocks=True)
    elif matter.decides == "mayor" and deciding:
        fault = _("Zuständig ist %(who)s (%(citation)s); die Vorlage braucht kein Gremium.")
        yield Check(about, fault % says)
    else:
        yield Check(about, notes)
