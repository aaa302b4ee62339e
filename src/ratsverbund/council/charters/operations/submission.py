"""Bring an amendment before the council as a paper."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.acts import Act
from ratsverbund.charter.rules.competence import CompetenceFacts, competence
from ratsverbund.council.charters.events import AmendmentSubmitted
from ratsverbund.council.charters.models import CharterAmendment
from ratsverbund.council.charters.operations.drafting import lock, refuse_submitted
from ratsverbund.council.charters.policies import may_draft
from ratsverbund.council.charters.queries import council_of, main_committee_of
from ratsverbund.council.charters.wording import paper_wording
from ratsverbund.council.papers.operations import create_paper, set_consultations
from ratsverbund.council.papers.wording import Stop
from ratsverbund.kernel.errors import InvalidInput, LawUnknown, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of

State = CharterAmendment.State


@operation("charters.submit_amendment")
def submit_amendment(
    amendment: CharterAmendment, reasons: str, *, actor: Any, office: str = ""
) -> CharterAmendment:
    """Make a paper of a simulated draft: reasons, Synopse, financial effect, and its proposal.

    Its text is bound to the draft; the main committee advises, the council decides.

    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated, LawUnknown.
    """
    amendment = lock(amendment)
    require(may_draft, actor, amendment)
    refuse_submitted(amendment)
    today = timezone.localdate()
    check(amendment, reasons, law_of(amendment.body, today).hash)
    council = council_of(amendment.body, today)
    if council is None:
        raise LawUnknown(
            _("Für %(body)s ist heute kein Rat eingetragen. Tragen Sie ihn bei den Gremien ein.")
            % {"body": amendment.body}
        )
    wording = paper_wording(amendment, council, reasons.strip(), office, today)
    paper = create_paper(amendment.body, wording, actor=actor, fixed=True)
    competent = competence_for(amendment.body, today)
    advisers = [main_committee_of(amendment.body, today)]
    stops = [Stop(each) for each in advisers if each and each != council]
    set_consultations(paper, [*stops, Stop(council, authoritative=True)], actor=actor)
    change = advance(amendment, State.SUBMITTED, paper=paper)
    record(submit_amendment, amendment, actor=actor, change=change, basis=competent,
           reason=reasons.strip())  # fmt: skip
    announce(AmendmentSubmitted(amendment.pk))
    return amendment


def competence_for(body: Body, day: date) -> Act:
    """Say who decides on a by-law. Raises: LawUnknown, RuleViolated if it is not the council."""
    law, facts = law_of(body, day), CompetenceFacts("by_law")
    act = Act(law, facts, competence(law, facts))
    if act.decision.settled != "council":
        raise RuleViolated(
            _("Über Satzungen entscheidet nach dem hinterlegten Recht nicht der Rat (%(norm)s). "
              "Prüfen Sie das Satzungspaket.") % {"norm": act.citation}
        )  # fmt: skip
    return act


def check(amendment: CharterAmendment, reasons: str, law_hash: str) -> None:
    """Refuse a draft without reasons, or whose effects nobody has seen under the present law.

    Raises: InvalidInput, RuleViolated.
    """
    if not reasons.strip():
        raise InvalidInput(_("Bitte begründen Sie die Änderung; der Rat liest das."), "reasons")
    if amendment.simulation is None or amendment.simulation["law_hash"] != law_hash:
        raise RuleViolated(
            _(
                "Der Entwurf ist nach dem geltenden Recht noch nicht durchgerechnet. Rechnen Sie "
                "ihn durch; die finanziellen Auswirkungen gehören in die Vorlage."
            )
        )
