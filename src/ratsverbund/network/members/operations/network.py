"""Networks themselves: founded with their legal form, chaired by a member."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.network.members.models import ChairTerm, Network
from ratsverbund.network.members.policies import may_keep_members
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.operations import create_body
from ratsverbund.people.bodies.policies import may_keep_register


@operation("members.found_network")
def found_network(
    name: str, legal_basis: str, *, actor: Any, slug: str = "", **fields: Any
) -> Network:
    """Enter a network with its legal form; it becomes a body with roles of its own.

    Raises: NotAllowed, InvalidInput.
    """
    require(may_keep_register, actor, None)
    if fields.get("minimum_years") and not fields.get("minimum_source"):
        raise InvalidInput(
            "Nennen Sie, woher die Mindestdauer bekannt ist.", "minimum_source"
        )
    body = create_body(name, actor=actor, kind=Body.Kind.NETWORK, slug=slug)
    network = Network.objects.create(
        body=body, legal_basis=legal_basis, published_at=timezone.now(), **fields
    )
    record(found_network, network, actor=actor, change={"legal_basis": legal_basis})
    return network


@operation("members.seat_chair")
def seat_chair(
    network: Network,
    body: Body,
    start: date,
    *,
    actor: Any,
    end: date | None = None,
    source: str = "",
) -> ChairTerm:
    """Enter which member chairs the network from a day on; the one before ends the day before."""
    network = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    require(may_keep_members, actor, network)
    change: dict[str, Any] = {"start": start, "body": body.pk}
    for before in network.chairs.on(start):
        if before.start >= start:
            raise Conflict(f"Ab dem {before.start:%d.%m.%Y} hat schon {before.body} den Vorsitz.")
        change |= amend(before, end=start - timedelta(days=1))
    term = ChairTerm.objects.create(
        network=network, body=body, start=start, end=end, source=source, published_at=timezone.now()
    )
    record(seat_chair, term, actor=actor, change=change)
    return term
