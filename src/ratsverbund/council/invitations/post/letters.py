"""Invitations as letters, and the record of dispatch (Versandnachweis)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.invitations.models import Contact, Dispatch, Invitation
from ratsverbund.council.invitations.post.message import (
    opening,
    second_call_hint,
    shown_to,
    subject,
)
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.kernel.pdf import render
from ratsverbund.people.persons.models import Person

TYPST = Path(__file__).parent / "typst"
GREETINGS = {Person.Address.MS: "Sehr geehrte Frau", Person.Address.MR: "Sehr geehrter Herr"}


def letter(dispatch: Dispatch, items: Sequence[AgendaItem]) -> bytes:
    """Set the letter to one recipient; non-public items stand in it only for members.

    Raises: PdfFailed.
    """
    with override("de"):
        content = letter_content(dispatch, items)
    created = local_day(dispatch.invitation.sent_at)
    return render(TYPST / "letter.typ", content, title=content["subject"], created=created)


def letter_content(dispatch: Dispatch, items: Sequence[AgendaItem]) -> dict[str, Any]:
    """What stands in the letter."""
    invitation = dispatch.invitation
    meeting = invitation.meeting
    body = meeting.body
    shown = [item for item in shown_to(dispatch, items) if item.public or dispatch.whole]
    secret = any(not item.public for item in shown)
    address = [line.strip() for line in dispatch.address.splitlines() if line.strip()]
    start = timezone.localtime(meeting.starts_at)
    return {
        "sender": sender(body),
        "recipient": [dispatch.person.letter_name if dispatch.person else dispatch.name, *address][
            :6
        ],
        "remarks": [_("Persönlich – nichtöffentlich")] if secret else [],
        "reference": [[_("Datum"), f"{timezone.localtime(invitation.sent_at):%d.%m.%Y}"]],
        "subject": subject(invitation),
        "salutation": salutation(dispatch),
        "signature": {"name": invitation.signed_by},
        "opening": opening(invitation),
        "text": "\n\n".join(filter(None, (invitation.text, second_call_hint(shown)))),
        "labels": [
            [_("Tag"), format_day(start.date())],
            [_("Beginn"), f"{start:%H:%M} Uhr"],
            [_("Ort"), meeting.place],
        ],
        "parts": [
            {"title": title, "items": [[item.number, item.title] for item in part]}
            for title, part in (
                (_("Öffentlicher Teil"), [item for item in shown if item.public]),
                (_("Nichtöffentlicher Teil"), [item for item in shown if not item.public]),
            )
            if part
        ],
    }


def sender(body: Any) -> dict[str, Any]:
    """Head, return line and foot of the body's letters."""
    place = [line.strip() for line in body.address.splitlines() if line.strip()]
    if place[:1] == [body.name]:
        place = place[1:]
    return {
        "name": body.name,
        "return_address": " · ".join([body.name, *place]),
        "footer": [[body.name, *place]] if place else [],
    }


def salutation(dispatch: Dispatch) -> str:
    """How the letter begins: in the form of address, else with the name."""
    person = dispatch.person
    if person is None or person.form_of_address not in GREETINGS:
        return f"Guten Tag, {dispatch.name},"
    name = f"{person.title} {person.family_name}".strip()
    return f"{GREETINGS[Person.Address(person.form_of_address)]} {name},"


def proof(invitation: Invitation, dispatches: Sequence[Dispatch]) -> bytes:
    """Set the record of who was sent what, when, and by which way. Raises: PdfFailed."""
    with override("de"):
        content: dict[str, Any] = {
            "body": invitation.meeting.body.name,
            "title": f"Versandnachweis: {subject(invitation)}",
            "labels": [
                ["Sitzung", format_day(local_day(invitation.meeting.starts_at))],
                ["Hinausgegeben", f"{timezone.localtime(invitation.sent_at):%d.%m.%Y %H:%M} Uhr"],
                ["Von", invitation.signed_by],
                ["Frist", period(invitation)],
            ],
            "rows": [proof_row(dispatch) for dispatch in dispatches],
        }
    created = timezone.localdate()
    return render(TYPST / "proof.typ", content, title=content["title"], created=created)


def period(invitation: Invitation) -> str:
    """The last day of the period, its source, and why it was shortened."""
    basis = invitation.basis or {}
    said = ""
    if basis.get("value") and basis.get("reasons"):
        first = basis["reasons"][0]
        said = f"{first['says']} ({first['citation']})"
    if invitation.late_reason and said:
        return f"{said} Abgekürzt: {invitation.late_reason}"
    return said or f"nicht erfasst. {invitation.late_reason}".strip()


def proof_row(dispatch: Dispatch) -> list[str]:
    """One dispatch as a line of the record."""
    way = Contact.Channel(dispatch.channel).label
    at = f"{timezone.localtime(dispatch.sent_at):%d.%m.%Y %H:%M:%S}" if dispatch.sent_at else "–"
    mark = in_lines(dispatch.message_id) or (
        dispatch.sha256[:16] and f"SHA-256 {dispatch.sha256[:16]}"
    )
    address = ", ".join(dispatch.address.splitlines())
    state = dispatch.get_state_display()
    return [dispatch.name, f"{way}\n{address}", f"{state}\n{at}", mark]


def in_lines(mark: str) -> str:
    """A long word in lines that fit the column."""
    return "\n".join(mark[start : start + 24] for start in range(0, len(mark), 24))
