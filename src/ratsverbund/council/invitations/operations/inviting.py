"""Inviting: first, with a supplement, and calling a meeting off."""

from collections.abc import Collection, Iterable
from datetime import date, time
from email.utils import make_msgid
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ratsverbund.council.invitations.models import Dispatch, Invitation
from ratsverbund.council.invitations.operations.books import want_books
from ratsverbund.council.invitations.policies import may_invite
from ratsverbund.council.invitations.queries import Recipient, recipients, recipients_base
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.meetings.operations import convene_meeting
from ratsverbund.council.meetings.queries import unissued
from ratsverbund.council.sittings.queries import second_calls
from ratsverbund.kernel.calendar import format_day, local_moment
from ratsverbund.kernel.errors import IllegalTransition, InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.site import address_of_site
from ratsverbund.kernel.states import amend

Kind = Invitation.Kind


@operation("invitations.invite")
def invite(
    meeting: Meeting,
    *,
    actor: Any,
    late_reason: str = "",
    text: str = "",
    chosen: Collection[str] | None = None,
    on: date | None = None,
) -> Invitation:
    """Convene a meeting and send the invitation to everyone who is to get it (Ladung).

    `chosen` names recipients by key; members are always invited.
    Source: § 47 Abs. 2, § 48 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    require(may_invite, actor, meeting)
    meeting = convene_meeting(meeting, actor=actor, late_reason=late_reason, on=on)
    known: Any = recipients_base().get(pk=meeting.pk)
    items = [item["pk"] for item in known.item_rows]
    invitation = issue(
        known, Kind.FIRST, recipients(known), actor=actor, items=items, text=text,
        chosen=chosen, late_reason=late_reason,
    )  # fmt: skip
    want_books(meeting)
    change = {"version": invitation.version, "recipients": invitation.dispatches.count()}
    record(invite, invitation, actor=actor, change=change, reason=late_reason)
    return invitation


@operation("invitations.record_invitation")
def record_invitation(
    meeting: Meeting, on: date, *, actor: Any, late_reason: str = "", hinted: bool = False
) -> Invitation:
    """Convene a meeting whose invitation went out by another way; nothing is sent from here.

    `hinted` says that it told what a second call means, without which the number counts.
    Source: § 47 Abs. 2, § 48 Abs. 1, § 49 Abs. 2 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    require(may_invite, actor, meeting)
    meeting = convene_meeting(meeting, actor=actor, late_reason=late_reason, on=on)
    invitation = Invitation.objects.create(
        meeting=meeting, version=1, kind=Kind.FIRST, items=new_items(meeting),
        text=_("Auf anderem Weg hinausgegangen und hier nur festgehalten."),
        signed_by=str(actor), sent_at=local_moment(on, time()), basis=meeting.invite_basis,
        late_reason=late_reason.strip(),
    )  # fmt: skip
    want_books(meeting)
    again = hint(meeting, invitation.items, on) if hinted else []
    change = {"version": 1, "recipients": 0, "second call": again}
    record(record_invitation, invitation, actor=actor, change=change, reason=late_reason)
    return invitation


@operation("invitations.send_supplement")
def send_supplement(meeting: Meeting, *, actor: Any, text: str = "") -> Invitation:
    """Send what came onto the agenda since the last invitation, and only that (Nachtrag).

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    meeting = locked(meeting)
    require(may_invite, actor, meeting)
    if meeting.state not in (Meeting.State.CONVENED, Meeting.State.RUNNING):
        raise IllegalTransition(
            _("Ein Nachtrag geht erst nach der Einladung hinaus. Laden Sie zuerst ein.")
        )
    fresh = new_items(meeting)
    if not fresh and not text.strip():
        raise InvalidInput(
            _(
                "Seit der letzten Ladung ist nichts hinzugekommen. Nehmen Sie einen Punkt auf oder "
                "schreiben Sie eine Mitteilung."
            ),
            "text",
        )
    known = recipients_base().get(pk=meeting.pk)
    invitation = issue(known, Kind.SUPPLEMENT, again(known), actor=actor, items=fresh, text=text)
    want_books(meeting)
    change = {"version": invitation.version, "items": fresh}
    record(send_supplement, invitation, actor=actor, change=change)
    return invitation


@operation("invitations.send_cancellation")
def send_cancellation(meeting: Meeting, *, actor: Any, text: str = "") -> Invitation:
    """Tell everyone who was invited that the meeting is called off or moved.

    Raises: NotAllowed, IllegalTransition.
    """
    meeting = locked(meeting)
    require(may_invite, actor, meeting)
    told = meeting.invitations.filter(kind__in=[Kind.MOVE, Kind.CANCELLATION])
    if meeting.state != Meeting.State.CANCELLED or told.exists():
        raise IllegalTransition(
            _("Die Absage geht einmal hinaus, wenn die Sitzung abgesagt ist. Sagen Sie sie ab.")
        )
    later = meeting.replaced_by.exclude(state=Meeting.State.CANCELLED).first()
    if later is not None:
        start = timezone.localtime(later.starts_at)
        moved = _("Neuer Termin: %(day)s, %(time)s Uhr, %(place)s.") % {
            "day": format_day(start.date()), "time": f"{start:%H:%M}", "place": later.place,
        }  # fmt: skip
        text = f"{text}\n{moved}".strip()
    kind = Kind.MOVE if later is not None else Kind.CANCELLATION
    known = recipients_base().get(pk=meeting.pk)
    invitation = issue(known, kind, again(known), actor=actor, items=[], text=text)
    record(send_cancellation, invitation, actor=actor, change={"version": invitation.version})
    return invitation


def locked(meeting: Meeting) -> Meeting:
    """The meeting, kept from being changed by others."""
    return Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)


def new_items(meeting: Meeting) -> list[int]:
    """The items issued with the agenda that no invitation has named yet."""
    told = {pk for items in meeting.invitations.values_list("items", flat=True) for pk in items}
    issued = meeting.items.exclude(unissued()).exclude(state=AgendaItem.State.REMOVED)
    standing = issued.order_by("-public", "order")
    return [pk for pk in standing.values_list("pk", flat=True) if pk not in told]


def again(meeting: Meeting) -> list[Recipient]:
    """Whoever was invited before, and who has come to be a member since."""
    told = set(
        Dispatch.objects.filter(invitation__meeting=meeting).values_list("person", flat=True)
    )
    found = recipients(meeting)
    for one in found:
        one.chosen |= one.person is not None and one.person.pk in told
    return found


def issue(
    meeting: Meeting,
    kind: str,
    everyone: Iterable[Recipient],
    *,
    actor: Any,
    items: list[int],
    text: str,
    chosen: Collection[str] | None = None,
    late_reason: str = "",
) -> Invitation:
    """Keep an invitation and one dispatch for each recipient, and queue their jobs.

    It hints at what a second call means wherever it names a matter that is called again.
    """
    listed = [one for one in everyone if is_invited(one, chosen)]
    if not listed:
        raise InvalidInput(
            _(
                "Für %(name)s ist an diesem Tag niemand eingetragen. Prüfen Sie die Besetzung des "
                "Gremiums."
            )
            % {"name": meeting.organization}
        )
    hint(meeting, items, timezone.localdate())
    last = meeting.invitations.aggregate(last=Max("version"))["last"] or 0
    invitation = Invitation.objects.create(
        meeting=meeting, version=last + 1, kind=kind, text=text.strip(), items=items,
        signed_by=str(actor), sent_at=timezone.now(), basis=meeting.invite_basis,
        late_reason=late_reason.strip(),
    )  # fmt: skip
    for dispatch in Dispatch.objects.bulk_create(planned(invitation, one) for one in listed):
        queue(dispatch)
    return invitation


def hint(meeting: Meeting, items: list[int], on: date) -> list[str]:
    """Mark the items whose second call an invitation tells of; return their numbers.

    Source: § 49 Abs. 2 GO NRW.
    """
    again = [item for item in second_calls(meeting) if item.pk in items]
    for item in again:
        amend(item, hinted_on=on)
    return [item.number for item in again]


def is_invited(one: Recipient, chosen: Collection[str] | None) -> bool:
    """Whether somebody gets it: by right, or because the clerk has ticked them."""
    if not one.group or chosen is None:
        return one.chosen
    return one.key in chosen


def planned(invitation: Invitation, one: Recipient) -> Dispatch:
    """The dispatch to one recipient, with a message id it keeps."""
    return Dispatch(
        invitation=invitation, person=one.person, name=one.name, reasons=one.reasons,
        whole=one.whole, items=one.items, channel=one.channel, address=one.address,
        message_id=new_message_id() if one.channel == "mail" else "",
    )  # fmt: skip


def new_message_id() -> str:
    """A name for a message that it keeps through every try."""
    host = address_of_site().partition("//")[2].partition(":")[0]
    return make_msgid(domain=host or "localhost")


def queue(dispatch: Dispatch) -> None:
    """Ask the worker to hand over one dispatch, once this transaction holds."""
    app.configure_task(name="invitations.hand_over", queue="mail").defer(dispatch=dispatch.pk)
