"""The voting system of an organization: named with its admission, and taken back."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import VotingSystem
from ratsverbund.council.decisions.policies import may_set_system
from ratsverbund.council.decisions.systems import may_vote
from ratsverbund.kernel.errors import Conflict, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.organizations.models import Organization

HYBRID = "hybrid"  # what the ordinance asks of a system is the same for digital meetings


@operation("decisions.name_system")
def name_system(
    organization: Organization,
    *,
    name: str,
    admission: str,
    admitted_on: date | None,
    reason: str,
    actor: Any,
) -> VotingSystem:
    """Name the admitted system an organization votes with from today on.

    The system before it ends. Source: § 2 DigiSiVO NRW.
    Raises: NotAllowed, InvalidInput, RuleViolated, LawUnknown.
    """
    organization = Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
    require(may_set_system, actor, organization)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund, etwa den Beschluss dazu."), "reason")
    today = timezone.localdate()
    wanted = VotingSystem(
        organization=organization, name=name.strip(), admission=admission.strip(),
        admitted_on=admitted_on, start=today, reason=reason.strip(),  # type: ignore[misc]
    )  # fmt: skip
    act = may_vote(organization.body, HYBRID, today, wanted)
    if not act.decision.known or not act.decision.settled:
        raise RuleViolated(refusal(act))
    for before in VotingSystem.objects.select_for_update().filter(
        organization=organization, end=None
    ):
        amend(before, end=today)
    wanted.basis = act.as_json()
    wanted.save()
    change = {"name": wanted.name, "admission": wanted.admission}
    record(name_system, wanted, actor=actor, change=change, basis=act, reason=reason)
    return wanted


def refusal(act: Any) -> str:
    """Say why nobody votes electronically here, with the norm."""
    decision = act.decision
    says = " ".join([*(each.says for each in decision.reasons), *decision.open_points])
    if not decision.known:
        return _(
            "Elektronisch abgestimmt wird hier nicht, denn es ist nicht geregelt. %(says)s"
        ) % {"says": says}
    return _(
        "Elektronisch abgestimmt wird nur mit einem zugelassenen System (%(citation)s). %(says)s "
        "Stimmen Sie von Hand, namentlich oder mit Stimmzetteln ab."
    ) % {"citation": act.citation, "says": says}


@operation("decisions.drop_system")
def drop_system(system: VotingSystem, reason: str, *, actor: Any) -> VotingSystem:
    """Vote without devices again from tomorrow on. Raises: NotAllowed, Conflict, InvalidInput."""
    system = VotingSystem.objects.select_for_update(of=("self",)).get(pk=system.pk)
    require(may_set_system, actor, system.organization)
    if system.end is not None:
        raise Conflict(_("Dieses System ist schon abgelöst. Laden Sie die Seite neu."))
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund."), "reason")
    change = amend(system, end=timezone.localdate())
    record(drop_system, system, actor=actor, change=change, reason=reason)
    return system
