"""Demands for a meeting of the council: recorded, met by a meeting, or refused."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.member_requests import RequestFacts, session_request
from ratsverbund.council.agendas.models import SessionDemand
from ratsverbund.council.agendas.operations.parts import reasoned
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.queries import law_of, term_of
from ratsverbund.people.organizations.models import Organization


@operation("agendas.receive_demand")
def receive_demand(
    organization: Organization,
    items: str,
    received_on: date,
    *,
    actor: Any,
    faction: Organization | None = None,
    members: int = 0,
) -> SessionDemand:
    """Record a demand for a meeting of the council, and whether it must be convened at once.

    Source: § 47 Abs. 1 Satz 2 GO NRW, institution `session_request`.
    Raises: NotAllowed, InvalidInput, LawUnknown.
    """
    organization = Organization.objects.select_related("body").get(pk=organization.pk)
    require(may_prepare, actor, organization)
    check_demand(organization, received_on, faction, members)
    term = term_of(organization.body, received_on)
    if term is None:
        raise InvalidInput(
            _("Die gesetzliche Zahl der Mitglieder ist für diesen Tag nicht erfasst. Tragen Sie "
              "die Wahlperiode ein."), "members",
        )  # fmt: skip
    facts = RequestFacts(
        statutory_number=term.statutory_members, members=members, faction=faction is not None,
        items_named=bool(items.strip()),
    )  # fmt: skip
    decision = session_request(law_of(organization.body, received_on), facts)
    demand = SessionDemand.objects.create(
        organization=organization, items=items.strip(), received_on=received_on, faction=faction,
        members=members, binding=decision.settled, basis=decision.as_json(),
    )  # fmt: skip
    change = {"binding": demand.binding}
    record(receive_demand, demand, actor=actor, change=change, basis=decision)
    return demand


def check_demand(
    organization: Organization, on: date, faction: Organization | None, members: int
) -> None:
    """Insist on the council, on somebody who demands it, and on a day. Raises: InvalidInput."""
    if organization.organization_type != Organization.Type.COUNCIL:
        raise InvalidInput(_("Verlangt wird eine Sitzung des Rates."), "organization")
    if faction is None and not members:
        raise InvalidInput(
            _("Nennen Sie die Fraktion oder die Zahl der Mitglieder, die es verlangen."), "members"
        )
    if faction is not None and faction.body_id != organization.body_id:
        raise InvalidInput(_("Diese Fraktion gehört nicht zu diesem Rat."), "faction")
    if on > timezone.localdate():
        raise InvalidInput(_("Der Tag liegt in der Zukunft. Prüfen Sie das Datum."), "received_on")


def locked(demand: SessionDemand) -> SessionDemand:
    """The demand, kept from being changed by others."""
    found = SessionDemand.objects.select_for_update(of=("self",))
    return found.select_related("organization").get(pk=demand.pk)


@operation("agendas.meet_demand")
def meet_demand(demand: SessionDemand, meeting: Meeting, *, actor: Any) -> SessionDemand:
    """Record which meeting was convened because of a demand.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    demand = locked(demand)
    require(may_prepare, actor, demand.organization)
    same = meeting.organization_id == demand.organization_id
    fits = same and local_day(meeting.starts_at) >= demand.received_on
    if not fits or meeting.state == Meeting.State.CANCELLED:
        raise InvalidInput(_("Wählen Sie eine Sitzung des Rates nach dem Verlangen."), "meeting")
    change = advance(demand, SessionDemand.State.MET, meeting=meeting)
    record(meet_demand, demand, actor=actor, change=change)
    return demand


@operation("agendas.refuse_demand")
def refuse_demand(demand: SessionDemand, reason: str, *, actor: Any) -> SessionDemand:
    """Refuse a demand that does not bind, with the reason.

    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    demand = locked(demand)
    require(may_prepare, actor, demand.organization)
    if demand.binding:
        raise RuleViolated(
            _("Auf dieses Verlangen ist der Rat unverzüglich einzuberufen (§ 47 Abs. 1 Satz 2 GO "
              "NRW).")
        )  # fmt: skip
    reason = reasoned(reason, _("Nennen Sie den Grund der Ablehnung."))
    change = advance(demand, SessionDemand.State.REFUSED, refusal=reason)
    record(refuse_demand, demand, actor=actor, change=change, reason=reason)
    return demand
