"""What members or a Fraktion want on the agenda."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.charter.rules.member_requests import RequestFacts, agenda_request
from ratsverbund.council.agendas.models import ItemRequest
from ratsverbund.council.agendas.operations.items import add_item
from ratsverbund.council.agendas.operations.parts import reasoned
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.policies import may_prepare
from ratsverbund.kernel.errors import InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.queries import law_of, term_of
from ratsverbund.people.organizations.models import Organization


@operation("agendas.receive_request")
def receive_request(
    organization: Organization,
    title: str,
    received_on: date,
    *,
    actor: Any,
    faction: Organization | None = None,
    members: int = 0,
    reasoning: str = "",
    public: bool = True,
    in_time: bool = True,
) -> ItemRequest:
    """Record a request for an item, and whether the law makes it binding.

    Source: § 48 Abs. 1 GO NRW. Raises: NotAllowed, InvalidInput.
    """
    organization = Organization.objects.select_related("body").get(pk=organization.pk)
    require(may_prepare, actor, organization)
    title = reasoned(title, _("Nennen Sie den Gegenstand, der beraten werden soll."), "title")
    if faction is None and not members:
        raise InvalidInput(
            _("Nennen Sie die Fraktion oder die Zahl der Mitglieder, die es verlangen."), "members"
        )
    facts = RequestFacts(
        statutory_number=members_fixed(organization, received_on),
        members=members,
        faction=faction is not None,
        in_time=in_time,
    )
    if not facts.statutory_number and faction is None:
        raise InvalidInput(
            _(
                "Die gesetzliche Zahl der Mitglieder ist für diesen Tag nicht erfasst. Tragen Sie "
                "die Wahlperiode ein, bei einem Ausschuss die Zahl der Sitze."
            ),
            "members",
        )
    decision = agenda_request(law_of(organization.body, received_on), facts)
    request = ItemRequest.objects.create(
        organization=organization, title=title, reasoning=reasoning, public=public,
        received_on=received_on, faction=faction, members=members,
        binding=bool(decision.value), basis=decision.as_json(),
    )  # fmt: skip
    change = {"binding": request.binding}
    record(receive_request, request, actor=actor, change=change, basis=decision)
    return request


def members_fixed(organization: Organization, day: date) -> int:
    """The number a share of members is measured by: the term's for a council, else the seats."""
    if organization.organization_type != Organization.Type.COUNCIL:
        return organization.seats or 0
    term = term_of(organization.body, day)
    return term.statutory_members if term else 0


@operation("agendas.place_request")
def place_request(request: ItemRequest, meeting: Meeting, *, actor: Any) -> AgendaItem:
    """Put a request on the agenda of a meeting of its organization.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    request = ItemRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    require(may_prepare, actor, meeting)
    if request.organization_id != meeting.organization_id:
        raise InvalidInput(_("Dieser Vorschlag ist für ein anderes Gremium bestimmt."))
    item = add_item(meeting, actor=actor, title=request.title, public=request.public)
    change = advance(request, ItemRequest.State.PLACED, item=item)
    record(place_request, request, actor=actor, change=change)
    return item


@operation("agendas.refuse_request")
def refuse_request(request: ItemRequest, reason: str, *, actor: Any) -> ItemRequest:
    """Refuse a request that does not bind, with the reason.

    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    request = ItemRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    require(may_prepare, actor, request.organization)
    if request.binding:
        raise RuleViolated(
            _(
                "Dieser Vorschlag muss auf die Tagesordnung (§ 48 Abs. 1 GO NRW): Eine Fraktion "
                "oder ein Fünftel der Mitglieder verlangt es."
            )
        )
    reason = reasoned(reason, _("Nennen Sie den Grund der Ablehnung."))
    change = advance(request, ItemRequest.State.REFUSED, refusal=reason)
    record(refuse_request, request, actor=actor, change=change, reason=reason)
    return request
