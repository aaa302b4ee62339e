"""The e-mail of an invitation: never a word of the non-public part, only its numbers."""

from collections.abc import Sequence
from datetime import datetime

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.invitations.calendars import Entry, calendar
from ratsverbund.council.invitations.models import Dispatch, Invitation
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.calendar import format_day
from ratsverbund.kernel.site import address_of_site

Kind = Invitation.Kind


def shown_to(dispatch: Dispatch, items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items of an invitation that this recipient gets."""
    sent = set(dispatch.invitation.items)
    if not dispatch.whole:
        sent &= set(dispatch.items)
    return [item for item in items if item.pk in sent]


def agenda_lines(items: Sequence[AgendaItem]) -> list[str]:
    """Public items with their titles, others with their number alone."""
    return [
        f"{item.number} {item.title}" if item.public else f"{item.number} {_('nichtöffentlich')}"
        for item in items
    ]


def subject(invitation: Invitation) -> str:
    """What it is about, in a line."""
    start = timezone.localtime(invitation.meeting.starts_at)
    return f"{invitation.get_kind_display()}: {invitation.meeting.organization}, {start:%d.%m.%Y}"


def opening(invitation: Invitation) -> str:
    """The sentence an invitation begins with."""
    meeting = invitation.meeting
    start = timezone.localtime(meeting.starts_at)
    when = {
        "name": meeting.organization.name, "day": format_day(start.date()),
        "time": f"{start:%H:%M}", "place": meeting.place,
    }  # fmt: skip
    said = {
        Kind.FIRST: _("zur Sitzung %(name)s am %(day)s um %(time)s Uhr lade ich Sie ein."),
        Kind.SUPPLEMENT: _(
            "zur Sitzung %(name)s am %(day)s um %(time)s Uhr erhalten Sie einen Nachtrag."
        ),
        Kind.MOVE: _("die Sitzung %(name)s am %(day)s um %(time)s Uhr wird verlegt."),
        Kind.CANCELLATION: _("die Sitzung %(name)s am %(day)s um %(time)s Uhr fällt aus."),
    }[Kind(invitation.kind)]
    return said % when


def second_call_hint(items: Sequence[AgendaItem]) -> str:
    """What the law asks an invitation to say where a matter is called again (§ 49 Abs. 2 GO NRW).

    Numbers only: it stands in e-mails too.
    """
    numbers = ", ".join(item.number for item in items if item.hinted_on)
    if not numbers:
        return ""
    return _(
        "Hinweis nach § 49 Abs. 2 GO NRW: Zu TOP %(numbers)s wird zum zweiten Mal eingeladen, weil "
        "das Gremium beim ersten Mal nicht beschlussfähig war. Es ist dazu jetzt beschlussfähig, "
        "gleich wie viele Mitglieder erscheinen."
    ) % {"numbers": numbers}


def body(dispatch: Dispatch, items: Sequence[AgendaItem]) -> str:
    """The text of the message."""
    invitation = dispatch.invitation
    meeting = invitation.meeting
    standing = shown_to(dispatch, items)
    shown = agenda_lines(standing)
    blocks = [_("Guten Tag, %(name)s,") % {"name": dispatch.name}, opening(invitation)]
    if invitation.kind in (Kind.FIRST, Kind.SUPPLEMENT):
        blocks.append(_("Ort: %(place)s") % {"place": meeting.place})
    if invitation.text:
        blocks.append(invitation.text)
    if shown:
        blocks.append("\n".join([_("Tagesordnung"), *shown]))
    if hint := second_call_hint(standing):
        blocks.append(hint)
    blocks.append(where(meeting))
    blocks.append(f"{invitation.signed_by}\n{meeting.body.name}")
    return "\n\n".join(blocks) + "\n"


def where(meeting: Meeting) -> str:
    """Where to read the documents; a path alone would lead nobody anywhere."""
    if site := address_of_site():
        told = _("Die Unterlagen, auch die nichtöffentlichen, liegen nach der Anmeldung hier:")
        return f"{told}\n{site}{reverse('invitations:mine', args=[meeting.pk])}"
    return _("Die Unterlagen, auch die nichtöffentlichen, liegen nach der Anmeldung bereit.")


def calendar_entry(invitation: Invitation, items: Sequence[AgendaItem]) -> str:
    """The meeting as a calendar entry; a later version replaces an earlier one."""
    meeting = invitation.meeting
    sent = set(invitation.items)
    public = [item for item in items if item.public and item.pk in sent]
    site = address_of_site()
    host = site.partition("//")[2] or "localhost"
    return calendar(
        str(meeting.organization),
        [
            Entry(
                uid=f"sitzung-{meeting.pk}@{host}",
                title=str(meeting.organization),
                place=meeting.place,
                starts_at=meeting.starts_at,
                ends_at=meeting.ends_at,
                published_at=invitation.sent_at,
                address=site and site + reverse("invitations:mine", args=[meeting.pk]),
                description="\n".join(f"{item.number} {item.title}" for item in public),
                cancelled=meeting.state == Meeting.State.CANCELLED,
                sequence=invitation.version - 1,
            )
        ],
    )


def message(dispatch: Dispatch, items: Sequence[AgendaItem], moment: datetime) -> EmailMessage:
    """The whole e-mail with its calendar entry."""
    with override("de"):  # an invitation is a record: German whoever sends it
        mail = EmailMessage(
            subject(dispatch.invitation),
            body(dispatch, items),
            to=[dispatch.address],
            headers={"Message-ID": dispatch.message_id, "Date": moment.strftime(RFC_DATE)},
        )
        entry = calendar_entry(dispatch.invitation, items)
    mail.attach("sitzung.ics", entry.encode(), "text/calendar")
    return mail


RFC_DATE = "%a, %d %b %Y %H:%M:%S %z"
