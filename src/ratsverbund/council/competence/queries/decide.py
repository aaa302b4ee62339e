"""Ask the law who decides a matter, and whether a contract needs the council."""

from datetime import date
from decimal import Decimal
from typing import cast

from django.db.models import Q

from ratsverbund.charter.acts import Act
from ratsverbund.charter.rules.competence import CompetenceFacts, DelegatedBy, competence
from ratsverbund.charter.rules.competence import Matter as Kind
from ratsverbund.charter.rules.contract_approval import ContractFacts, contract_approval
from ratsverbund.council.competence.models import Contract, Delegation, Matter
from ratsverbund.council.papers.wording import Stop
from ratsverbund.people.bodies.models import Body, DatedQuerySet
from ratsverbund.people.bodies.queries import law_of
from ratsverbund.people.organizations.models import (
    Membership,
    Office,
    OfficeHolding,
    Organization,
)
from ratsverbund.people.persons.models import Person

Direction, Task, Type = Delegation.Direction, Organization.Task, Organization.Type
SENIOR = (Office.Kind.ALDERMAN, Office.Kind.HEAD)
BY_TASK = {"main_committee": Task.MAIN, "school_committee": Task.MONUMENTS}


def decided_by(matter: Matter) -> Act:
    """Decide who decides a matter, with the waivers and delegations that are on record."""
    facts = CompetenceFacts(
        matter=cast("Kind", matter.kind),
        amount=matter.amount,
        received=matter.received,
        earlier=tuple(earlier_waivers(matter)),
        reserved=in_register(matter, Direction.RESERVED).exists(),
        delegated_by=delegated_by(matter),
    )
    law = law_of(matter.body, matter.day)
    return Act(law, facts, competence(law, facts))


def earlier_waivers(matter: Matter) -> list[Decimal]:
    """What the same debtor was let off in the twelve months before, in EUR."""
    debtor = " ".join(matter.counterparty.split())
    if matter.kind != "claim_waiver" or not debtor:
        return []
    found = Matter.objects.filter(
        body=matter.body_id, kind="claim_waiver", counterparty__iexact=debtor,
        day__gt=year_before(matter.day), day__lte=matter.day, amount__isnull=False,
    ).exclude(pk=matter.pk)  # fmt: skip
    amounts = found.order_by("day", "pk").values_list("amount", flat=True)
    return [amount for amount in amounts if amount is not None]


def year_before(day: date) -> date:
    """The same day a year ago; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def delegated_by(matter: Matter) -> DelegatedBy:
    """Who gave the matter to the mayor: the council before a committee, or nobody."""
    kinds = in_register(matter, Direction.DELEGATED).values_list(
        "organization__organization_type", flat=True
    )
    if not kinds:
        return ""
    return "council" if Type.COUNCIL in kinds else "committee"


def in_register(matter: Matter, direction: str) -> DatedQuerySet[Delegation]:
    """The entries that give the matter away or keep it, on its day and at its value."""
    standing = Delegation.objects.on(matter.day).filter(
        body=matter.body_id, direction=direction, matter=matter.kind
    )
    reach = Q(limit=None) if matter.amount is None else Q(limit=None) | Q(limit__gte=matter.amount)
    return standing.filter(reach)


def proposed_way(body: Body, decides: str, day: date) -> list[Stop]:
    """The way of a paper the law's answer suggests: who prepares, then who decides.

    Without an order on competences in the house, what is not the mayor's goes to the council.
    """
    there = Organization.objects.on(day).filter(body=body)
    if decides in BY_TASK:
        committee = there.filter(task=BY_TASK[decides]).first()
        return [Stop(committee, True)] if committee else []
    if decides not in ("council", "not_mayor"):
        return []
    main = there.filter(task=Task.MAIN).first()
    council = there.filter(organization_type=Type.COUNCIL).first()
    way = [Stop(main, False)] if main else []
    return [*way, Stop(council, True)] if council else way


def approval_of(contract: Contract) -> Act:
    """Decide whether the council must approve a contract."""
    kept = {
        name: getattr(contract, name)
        for name in ("party", "matter", "amount", "tariff", "tender", "committee_agreed")
    }
    facts = ContractFacts(**kept, relative_of=contract.relative_of)
    law = law_of(contract.body, contract.day)
    return Act(law, facts, contract_approval(law, facts))


def standing_of(body: Body, person: Person | None, day: date) -> str:
    """How a person stands to the town on a day, by seats and offices; a key of PARTIES."""
    if person is None:
        return "stranger"
    offices = set(
        OfficeHolding.objects.on(day)
        .filter(person=person, office__body=body)
        .values_list("office__kind", flat=True)
    )
    if Office.Kind.MAYOR in offices:
        return "mayor"
    seats = set(
        Membership.objects.on(day)
        .filter(person=person, organization__body=body)
        .values_list("organization__organization_type", flat=True)
    )
    if Type.COUNCIL in seats:
        return "council_member"
    if Type.COMMITTEE in seats:
        return "committee_member"
    return "senior_staff" if offices.intersection(SENIOR) else "stranger"
