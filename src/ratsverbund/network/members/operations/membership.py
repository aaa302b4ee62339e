"""Members the office enters itself, and who votes for whom."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.network.members.models import Delegate, Network, NetworkMember
from ratsverbund.network.members.policies import may_keep_members, may_name_delegate
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Office
from ratsverbund.people.persons.models import Person


@operation("members.enrol_member")
def enrol_member(
    network: Network,
    body: Body,
    start: date,
    *,
    actor: Any,
    source: str,
    member_class: str = NetworkMember.Class.FULL,
    end: date | None = None,
) -> NetworkMember:
    """Enter a member whose accession lies outside this house, with the source that says so."""
    require(may_keep_members, actor, network)
    Body.objects.select_for_update().get(pk=body.pk)
    held = network.members.filter(body=body)
    if held.filter(end=None).exists() or held.filter(end__gte=start).exists():
        raise Conflict(f"{body} ist an diesem Tag schon Mitglied im Netzwerk {network}.")
    member = NetworkMember.objects.create(
        network=network,
        body=body,
        start=start,
        end=end,
        member_class=member_class,
        source=source,
        published_at=timezone.now(),
    )
    record(enrol_member, member, actor=actor, change={"start": start}, reason=source)
    return member


@operation("members.name_delegate")
def name_delegate(
    member: NetworkMember,
    start: date,
    *,
    actor: Any,
    office: Office | None = None,
    person: Person | None = None,
    resolution: Resolution | None = None,
) -> Delegate:
    """Name who votes for a member from a day on; the one before ends the day before."""
    member = NetworkMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    require(may_name_delegate, actor, member)
    if (office is None) == (person is None):
        raise InvalidInput("Bestimmen Sie entweder ein Amt oder eine Person.", "office")
    change: dict[str, Any] = {"start": start}
    for before in member.delegates.on(start):
        if before.start >= start:
            raise Conflict(f"Ab dem {before.start:%d.%m.%Y} ist schon {before} bestimmt.")
        change |= amend(before, end=start - timedelta(days=1))
    delegate = Delegate.objects.create(
        member=member,
        office=office,
        person=person,
        resolution=resolution,
        start=start,
        published_at=timezone.now(),
    )
    record(name_delegate, member, actor=actor, change=change)
    return delegate
