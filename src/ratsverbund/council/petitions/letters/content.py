"""What the letters about a petition say."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ratsverbund.council.petitions.models import Hearing, Petition, PetitionLetter
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.kernel.pdf import render
from ratsverbund.ui.formats import write_time

TEMPLATE = Path(__file__).parent / "letter.typ"
GREETING = "Guten Tag,"
Kind = PetitionLetter.Kind


def letter_pdf(ordered: PetitionLetter) -> bytes:
    """Set an ordered letter. Raises: PdfFailed."""
    content = letter(ordered)
    return render(TEMPLATE, content, title=content["subject"], created=ordered.ordered_on)


def letter(ordered: PetitionLetter) -> dict[str, Any]:
    """The whole content of an ordered letter."""
    petition = ordered.petition
    body = petition.body
    place = lines(body.address)
    subject, text, quoted = TEXTS[Kind(ordered.kind)](petition)
    others = ordered.kind == Kind.FORWARDING
    return {
        "sender": {
            "name": body.name,
            "office": "Bürgermeisteramt",
            "return_address": " · ".join([body.name, *place]),
            "footer": [[body.name, *place]],
        },
        "recipient": lines(petition.forwarded_to)[:6] if others else addressed(petition),
        "reference": [["Datum", short(ordered.ordered_on)], ["Aktenzeichen", petition.reference]],
        "subject": subject,
        "salutation": "Sehr geehrte Damen und Herren," if others else GREETING,
        "text": text,
        "quoted": quoted,
        "signature": {"name": "Bürgermeisteramt", "office": body.name},
    }


Text = tuple[str, str, str]


def receipt(petition: Petition) -> Text:
    """What happens next."""
    return (
        f"Ihre Eingabe {petition.reference}",
        f"Ihre Eingabe „{petition.subject}“ ist am {short(petition.received_on)} bei uns "
        "eingegangen.\n\nWir prüfen zuerst, ob sie eine Aufgabe der Stadt betrifft. Wenn nicht, "
        "geben wir sie an die zuständige Stelle und sagen Ihnen das. Sonst berät sie der "
        "Beschwerdeausschuss. Er entscheidet nicht selbst, sondern überweist sie an die Stelle, "
        "die entscheiden darf; zur Sitzung laden wir Sie ein.\n\nIhr Name und Ihre Anschrift "
        "werden nicht veröffentlicht.",
        "",
    )


def completion(petition: Petition) -> Text:
    """What is missing."""
    return (
        f"Ihre Eingabe {petition.reference}: Bitte um Ergänzung",
        "damit wir Ihre Eingabe prüfen können, brauchen wir sie in Textform (Brief, E-Mail oder "
        "Formular) und mit Ihrem Namen. Bitte holen Sie das nach; danach geht es sofort weiter.",
        "",
    )


def forwarding(petition: Petition) -> Text:
    """To whoever is responsible, with the wording."""
    return (
        f"Abgabe einer Eingabe ({petition.reference})",
        f"die folgende Eingabe ist am {short(petition.received_on)} bei uns eingegangen. Sie "
        "betrifft Ihre Zuständigkeit; wir geben sie deshalb an Sie weiter und haben die "
        "einsendende Person davon unterrichtet.\n\n"
        f"Eingesandt von: {', '.join(addressed(petition)) or 'ohne Namen'}",
        f"{petition.subject}\n\n{petition.wording}",
    )


def forwarded(petition: Petition) -> Text:
    """Who deals with it now."""
    return (
        f"Ihre Eingabe {petition.reference}: Weiterleitung",
        f"Ihr Anliegen „{petition.subject}“ gehört nicht zu den Aufgaben der Stadt. Wir haben es "
        "an die zuständige Stelle weitergeleitet; sie antwortet Ihnen unmittelbar:",
        petition.forwarded_to,
    )


def invitation(petition: Petition) -> Text:
    """When, where, and how long the petitioner may speak."""
    hearing = running(petition)
    if hearing is None or hearing.item is None:
        return (f"Ihre Eingabe {petition.reference}", "der Termin der Beratung folgt.", "")
    meeting = hearing.item.meeting
    right = (hearing.basis or {}).get("value") or {}
    minutes = right.get("minutes") if isinstance(right, dict) else None
    speech = (
        f"Zu Beginn des Tagesordnungspunkts {hearing.item.number} können Sie Ihr Anliegen "
        f"mündlich erläutern, höchstens {minutes} Minuten. Haben mehrere unterzeichnet, spricht "
        "eine Person für alle: die zuerst genannte oder eine gemeinsam benannte."
        if minutes
        else "Ein Rederecht sieht die Satzung nicht vor; Sie können zuhören."
    )
    return (
        f"Ihre Eingabe {petition.reference}: Einladung zur Sitzung",
        f"der Beschwerdeausschuss berät über Ihre Eingabe „{petition.subject}“ am "
        f"{format_day(local_day(meeting.starts_at))}, {write_time(meeting.starts_at)}, "
        f"{meeting.place}.\n\n{speech}\n\nDie Sitzung ist öffentlich. Ihr Name steht nicht in der "
        "Tagesordnung.",
        "",
    )


def reply(petition: Petition) -> Text:
    """What the committee thinks, or why it was not examined."""
    referral = getattr(petition, "referral", None)
    way = (
        f"Der Beschwerdeausschuss hat Ihre Eingabe am {short(referral.referred_on)} beraten und "
        f"an diese Stelle überwiesen: {referral.addressee}. "
        + ("Seine Empfehlung bindet sie nicht." if referral.recommendation else "")
        if referral
        else "Von einer Prüfung Ihrer Eingabe wurde abgesehen."
    )
    return f"Ihre Eingabe {petition.reference}: Nachricht", f"{way}", petition.answer


def decision(petition: Petition) -> Text:
    """What was decided in the end."""
    referral = petition.referral
    way = f"{referral.addressee} hat am {short(referral.decided_on)} über Ihr Anliegen entschieden"
    if referral.deviates:
        way += " und ist dabei von der Empfehlung des Beschwerdeausschusses abgewichen"
    return f"Ihre Eingabe {petition.reference}: Entscheidung", f"{way}:", referral.decision


TEXTS: dict[PetitionLetter.Kind, Callable[[Petition], Text]] = {
    Kind.RECEIPT: receipt,
    Kind.COMPLETION: completion,
    Kind.FORWARDING: forwarding,
    Kind.FORWARDED: forwarded,
    Kind.INVITATION: invitation,
    Kind.REPLY: reply,
    Kind.DECISION: decision,
}


def running(petition: Petition) -> Hearing | None:
    """The hearing the petitioner is invited to."""
    return petition.hearings.filter(dropped_reason="").select_related("item__meeting").first()


def addressed(petition: Petition) -> list[str]:
    """The lines of the address field, six at most."""
    return [line for line in (petition.name, *lines(petition.address)) if line][:6]


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def short(day: date | None) -> str:
    """A day as it stands in a letter."""
    return f"{day:%d.%m.%Y}" if day else ""
