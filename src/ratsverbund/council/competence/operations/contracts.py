"""Contracts with people of the town, until the council has approved them."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.competence.models import Contract
from ratsverbund.council.competence.policies import may_keep_competence
from ratsverbund.council.competence.queries import approval_of, proposed_way, standing_of
from ratsverbund.council.papers import operations as papers
from ratsverbund.council.papers.models import Paper
from ratsverbund.council.papers.wording import Proposal, Wording
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.persons.models import Person

State = Contract.State


@operation("competence.record_contract")
def record_contract(
    body: Body, *, person: Person | None, day: date, party: str = "", actor: Any, **facts: Any
) -> Contract:
    """Record a contract; by seats and offices of the other side the law says who approves.

    Source: institution `contract_approval`. Raises: NotAllowed, InvalidInput, LawUnknown.
    """
    contract = Contract(body=body, person=person, day=day, **facts)
    require(may_keep_competence, actor, contract)
    contract.party = party or standing_of(body, person, day)
    act = approval_of(contract)
    if act.decision.needs:
        raise InvalidInput(_("Für diesen Vertrag fehlt der Wert in EUR."), field="amount")
    contract.state = State.PENDING if act.decision.value == "required" else State.FREE
    contract.basis = act.as_json()
    contract.save()
    change = {"state": contract.state, "party": contract.party, "amount": contract.amount}
    record(record_contract, contract, actor=actor, change=change, basis=act)
    return contract


@operation("competence.propose_approval")
def propose_approval(contract: Contract, *, actor: Any) -> Paper:
    """Make a non-public paper that asks the council to approve a pending contract.

    Raises: NotAllowed, RuleViolated, InvalidInput.
    """
    contract = Contract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    require(may_keep_competence, actor, contract)
    if contract.state != State.PENDING or contract.paper_id:
        raise RuleViolated(
            _("Dieser Vertrag wartet auf keine neue Vorlage. Laden Sie die Seite neu.")
        )
    today = timezone.localdate()
    way = proposed_way(contract.body, "council", today)
    if not way:
        raise RuleViolated(_("Der Rat ist nicht eingetragen. Bilden Sie ihn unter „Gremien“."))
    text = _("Der Rat genehmigt den Vertrag vom %(day)s: %(title)s.") % {
        "day": f"{contract.day:%d.%m.%Y}", "title": contract.title,
    }  # fmt: skip
    wording = Wording(
        title=_("Genehmigung eines Vertrags: %(title)s") % {"title": contract.title},
        day=today,
        reasoning=contract.basis["decision"]["reasons"][0]["says"],
        public=False,
        proposals=(Proposal(way[-1].organization, text),),
    )
    paper = papers.create_paper(contract.body, wording, actor=actor)
    papers.set_consultations(paper, way, actor=actor)
    record(propose_approval, contract, actor=actor, change=amend(contract, paper=paper))
    return paper


@operation("competence.note_approval")
def note_approval(contract: Contract, approved: bool, *, actor: Any) -> Contract:
    """Take over what the council resolved on a contract. Raises: NotAllowed."""
    contract = Contract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    require(may_keep_competence, actor, contract)
    wanted = State.APPROVED if approved else State.REFUSED
    change = {} if contract.state == wanted else advance(contract, wanted)
    record(note_approval, contract, actor=actor, change=change)
    return contract
