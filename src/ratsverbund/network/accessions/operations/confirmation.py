"""The third fact of an accession: the network's office confirms, and the body is a member."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.calendar import months_after
from ratsverbund.kernel.errors import Conflict, InvalidInput
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.network.accessions import letters
from ratsverbund.network.accessions.operations.declaration import kept
from ratsverbund.network.accessions.policies import may_confirm
from ratsverbund.network.members.events import MembershipConfirmed
from ratsverbund.network.members.models import Accession, Delegate, NetworkMember
from ratsverbund.network.members.queries import resolved_on
from ratsverbund.people.bodies.models import Body


@operation("accessions.confirm_accession")
def confirm_accession(accession: Accession, *, actor: Any, on: date | None = None) -> NetworkMember:
    """Confirm a declared accession; the membership, its minimum term and delegate begin.

    The membership begins on the day the declaration names, else on the day of confirmation.
    Raises: NotAllowed, IllegalTransition (for the second of two confirmations).
    """
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    require(may_confirm, actor, accession)
    on = on or timezone.localdate()
    if accession.declared_on and on < accession.declared_on:
        raise InvalidInput(
            _("Bestätigt wird frühestens am Tag der Erklärung, {declared_on:%d.%m.%Y}.").format(
                declared_on=accession.declared_on
            ),
            "on",
        )
    change = advance(accession, Accession.State.CONFIRMED, confirmed_on=on, confirmed_by=str(actor))
    start = accession.effective_on or on
    check_single(accession, start)
    member = begin(accession, start)
    record(confirm_accession, accession, actor=actor, change=change | {"member": member.pk})
    announce(MembershipConfirmed(member.pk))
    return member


def check_single(accession: Accession, start: date) -> None:
    """Refuse a membership beside another one of the same body. Raises: Conflict."""
    Body.objects.select_for_update().get(pk=accession.body_id)
    held = NetworkMember.objects.filter(network=accession.network_id, body=accession.body_id)
    if found := held.exclude(end__lt=start).first():
        raise Conflict(
            _(
                "{body} ist seit {start:%d.%m.%Y} Mitglied im {titled}. Ziehen Sie diesen "
                "Beitritt zurück."
            ).format(body=accession.body, start=found.start, titled=accession.network.titled)
        )


def bound_until(start: date, years: int | None) -> date | None:
    """The last day of a minimum term that counts its first day.

    Source: § 187 Abs. 2, § 188 Abs. 2 BGB.
    """
    return months_after(start, 12 * years).day - timedelta(days=1) if years else None


def begin(accession: Accession, start: date) -> NetworkMember:
    """Write the membership and who votes for it."""
    now = timezone.now()
    member = NetworkMember.objects.create(
        network=accession.network,
        body=accession.body,
        accession=accession,
        start=start,
        bound_until=bound_until(start, accession.network.minimum_years),
        source=f"Vorlage {accession.paper.reference}" if accession.paper else "",
        published_at=now,
    )
    if accession.delegate_office_id or accession.delegate_person_id:
        Delegate.objects.create(
            member=member,
            office=accession.delegate_office,
            person=accession.delegate_person,
            resolution=accession.delegate_resolution or accession.resolution,
            start=start,
            published_at=now,
        )
    return member


@operation("accessions.decline_accession")
def decline_accession(accession: Accession, reason: str, *, actor: Any) -> Accession:
    """Decline a declared accession, with the reason the body is told."""
    accession = Accession.objects.select_for_update(of=("self",)).get(pk=accession.pk)
    require(may_confirm, actor, accession)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Ablehnung."), "reason")
    change = advance(accession, Accession.State.REJECTED, ended_reason=reason)
    record(decline_accession, accession, actor=actor, change=change, reason=reason)
    return accession


@operation("accessions.write_confirmation")
def write_confirmation(member: NetworkMember, *, actor: Any) -> Accession:
    """Write the letter that confirms a membership; the same content is not stored twice."""
    accession = Accession.objects.select_for_update(of=("self",)).get(member=member)
    require(may_confirm, actor, accession)
    on = accession.confirmed_on or member.start
    content = letters.confirmation(member, resolved_on(member, member.start), on)
    file = kept(accession.confirmation, f"Bestaetigung-{accession.body.slug}.pdf", content, on)
    change = amend(accession, confirmation=file)
    record(write_confirmation, accession, actor=actor, change=change)
    return accession
