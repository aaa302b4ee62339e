"""Networks themselves: founded with their legal form, chaired by a member."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.network.members.models import ChairTerm, Network
from ratsverbund.network.members.policies import may_keep_members
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.operations import create_body
from ratsverbund.people.bodies.policies import may_keep_register

PROFILE = {
    "legal_basis", "carrier", "office_address", "aims", "founded_on", "minimum_years",
    "minimum_source",
}  # fmt: skip


@operation("members.found_network")
def found_network(
    name: str, legal_basis: str, *, actor: Any, slug: str = "", **fields: Any
) -> Network:
    """Enter a network with its legal form; it becomes a body with roles of its own.

    Raises: NotAllowed, InvalidInput.
    """
    require(may_keep_register, actor, None)
    check_minimum(fields)
    body = create_body(name, actor=actor, kind=Body.Kind.NETWORK, slug=slug)
    network = Network.objects.create(
        body=body, legal_basis=legal_basis, published_at=timezone.now(), **fields
    )
    record(found_network, network, actor=actor, change={"legal_basis": legal_basis})
    return network


def check_minimum(fields: dict[str, Any]) -> None:
    """Refuse a minimum term nobody has a source for. Raises: InvalidInput."""
    if fields.get("minimum_years") and not (fields.get("minimum_source") or "").strip():
        raise InvalidInput(_("Nennen Sie, woher die Mindestdauer bekannt ist."), "minimum_source")


@operation("members.edit_network")
def edit_network(network: Network, *, actor: Any, **fields: Any) -> Network:
    """Keep a network's profile; memberships keep the minimum term they began with.

    Raises: NotAllowed, InvalidInput.
    """
    network = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    require(may_keep_members, actor, network)
    if unknown := fields.keys() - PROFILE:
        raise TypeError(f"no part of a network's profile: {sorted(unknown)}")
    minimum = {name: getattr(network, name) for name in ("minimum_years", "minimum_source")}
    check_minimum(minimum | fields)
    change = amend(network, **fields)
    record(edit_network, network, actor=actor, change=change)
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
    """Enter which member chairs the network from a day on; the one before ends the day before.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    network = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    require(may_keep_members, actor, network)
    if end and end < start:
        raise InvalidInput(_("Das Ende liegt vor dem Beginn."), "end")
    if later := network.chairs.filter(start__gte=start).select_related("body").first():
        raise Conflict(
            _("Ab dem {start:%d.%m.%Y} hat schon {body} den Vorsitz.").format(
                start=later.start, body=later.body
            )
        )
    change: dict[str, Any] = {"start": start, "body": body.pk}
    for before in network.chairs.on(start):
        change |= amend(before, end=start - timedelta(days=1))
    term = ChairTerm.objects.create(
        network=network, body=body, start=start, end=end, source=source, published_at=timezone.now()
    )
    record(seat_chair, term, actor=actor, change=change, reason=source)
    return term
