"""Members the office enters itself, how a membership ends, and who votes for whom."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.kernel.errors import Conflict, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.network.members.models import Delegate, Network, NetworkMember
from ratsverbund.network.members.policies import (
    may_end_membership,
    may_keep_members,
    may_name_delegate,
)
from ratsverbund.network.members.queries import earliest_end
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
    """Enter a member whose accession lies outside this house, with the source that says so.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    require(may_keep_members, actor, network)
    if not source.strip():
        raise InvalidInput(_("Nennen Sie, woraus die Mitgliedschaft hervorgeht."), "source")
    if end and end < start:
        raise InvalidInput(_("Das Ende liegt vor dem Beginn."), "end")
    Body.objects.select_for_update().get(pk=body.pk)
    held = network.members.filter(body=body)
    if held.filter(end=None).exists() or held.filter(end__gte=start).exists():
        raise Conflict(
            _("{body} ist an diesem Tag schon Mitglied im {titled}.").format(
                body=body, titled=network.titled
            )
        )
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


@operation("members.end_membership")
def end_membership(
    member: NetworkMember,
    end: date,
    reason: str,
    *,
    actor: Any,
    notice_on: date | None = None,
    despite: str = "",
) -> NetworkMember:
    """End a membership on a day, with the notice it rests on; its delegate's mandate ends with it.

    An end within the minimum term needs `despite`, the reason why it holds nevertheless.
    Raises: NotAllowed, InvalidInput, Conflict, RuleViolated.
    """
    member = NetworkMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    require(may_end_membership, actor, member)
    check_end(member, end, reason)
    earliest = earliest_end(member)
    bound = member.bound_until
    if bound and end < bound and not despite.strip():
        raise RuleViolated(
            _(
                "Die Mindestdauer läuft bis {bound:%d.%m.%Y} ({citation}). Wählen Sie einen "
                "späteren Tag, oder begründen Sie, warum die Mitgliedschaft trotzdem endet."
            ).format(bound=bound, citation=earliest.citation)
        )
    change = amend(member, end=end, notice_on=notice_on, end_reason=reason.strip())
    for delegate in member.delegates.on(end + timedelta(days=1)):
        change |= {f"delegate {delegate.pk}": amend(delegate, end=max(end, delegate.start))}
    why = "; ".join(part for part in (reason.strip(), despite.strip()) if part)
    basis = earliest if earliest.value else None
    record(end_membership, member, actor=actor, change=change, basis=basis, reason=why)
    return member


def check_end(member: NetworkMember, end: date, reason: str) -> None:
    """Refuse an end without a reason, before the beginning, or a second one."""
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund, zum Beispiel „Kündigung der Stadt“."), "reason")
    if end < member.start:
        raise InvalidInput(
            _(
                "Die Mitgliedschaft begann erst am {start:%d.%m.%Y}. Wählen Sie einen späteren Tag."
            ).format(start=member.start),
            "end",
        )
    if member.end is not None:
        raise Conflict(
            _("{body} ist nur bis {end:%d.%m.%Y} Mitglied.").format(
                body=member.body, end=member.end
            )
        )


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
    """Name who votes for a member from a day on; the one before ends the day before.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    member = NetworkMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    require(may_name_delegate, actor, member)
    if (office is None) == (person is None):
        raise InvalidInput(_("Bestimmen Sie entweder ein Amt oder eine Person."), "office")
    check_mandate(member, start)
    change: dict[str, Any] = {"start": start}
    for before in member.delegates.on(start):
        change |= amend(before, end=start - timedelta(days=1))
    delegate = Delegate.objects.create(
        member=member,
        office=office,
        person=person,
        resolution=resolution,
        start=start,
        end=member.end,
        published_at=timezone.now(),
    )
    record(name_delegate, member, actor=actor, change=change)
    return delegate


def check_mandate(member: NetworkMember, start: date) -> None:
    """Refuse a mandate outside the membership, or before one that is already entered."""
    if start < member.start or (member.end and start > member.end):
        raise InvalidInput(
            _(
                "Am {start:%d.%m.%Y} ist {body} nicht Mitglied; die Mitgliedschaft begann am "
                "{member_start:%d.%m.%Y}."
            ).format(start=start, body=member.body, member_start=member.start),
            "start",
        )
    if later := member.delegates.filter(start__gte=start).first():
        raise Conflict(
            _("Ab dem {start:%d.%m.%Y} ist schon {later} bestimmt.").format(
                start=later.start, later=later
            )
        )
