"""Letters on the way into a network: declaration and confirmation."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ratsverbund.kernel.pdf import render
from ratsverbund.network.members.models import Accession, NetworkMember
from ratsverbund.people.bodies.models import Body, Population
from ratsverbund.people.persons.models import Person

TEMPLATE = Path(__file__).parent / "letter.typ"
OPEN = "noch nicht erfasst"


def letter(content: Mapping[str, Any], on: date) -> bytes:
    """Set one letter as PDF; the same content gives the same bytes."""
    return render(TEMPLATE, content, title=content["subject"], created=on)


def sender(body: Body, office: str = "") -> dict[str, Any]:
    """The head and return line of a letter of this body."""
    place = [line.strip() for line in body.address.splitlines() if line.strip()]
    return {
        "name": body.name,
        "return_address": " · ".join([body.name, *place]),
        **({"office": office} if office else {}),
        "footer": [[body.name, *place], [body.website]] if body.website else [[body.name, *place]],
    }


def recipient(name: str, address: str, office: str = "") -> list[str]:
    """The lines of an address field, six at most."""
    lines = [name, office, *address.splitlines()]
    return [line.strip() for line in lines if line.strip()][:6]


def day(value: date | None) -> str:
    """A day as it stands in a letter."""
    return f"{value:%d.%m.%Y}" if value else OPEN


def declaration(
    accession: Accession, delegate: Person | None, population: Population | None, on: date
) -> dict[str, Any]:
    """The Beitrittserklärung of a municipality, ready to be signed by its mayor."""
    network, body = accession.network, accession.body
    office = accession.delegate_office
    named = " – ".join(str(part) for part in (office, delegate) if part) or OPEN
    counted = f"{population.count:,}".replace(",", ".") if population else OPEN
    term = network.minimum_years
    return {
        "sender": sender(body, "Der Bürgermeister / Die Bürgermeisterin"),
        "recipient": recipient(network.body.name, network.office_address, "Geschäftsstelle"),
        "reference": [["Datum", day(on)], ["Vorlage", accession.paper.reference or "–"]],
        "subject": f"Beitritt zum Netzwerk {plain_name(network.body.name)}",
        "salutation": "Sehr geehrte Damen und Herren,",
        "before": f"hiermit erklärt die {body.name} ihren Beitritt zum {network.body.name}. "
        "Grundlage sind die folgenden Beschlüsse und Angaben:",
        "figures": [
            ["Beschluss über den Beitritt", resolved(accession.resolution)],
            ["Beschluss über die Vertretung", resolved(accession.delegate_resolution)],
            ["Stimmberechtigte Vertretung", named],
            ["Einwohnerzahl", f"{counted} ({source(population)})"],
            [
                "Mitglied ab",
                day(accession.effective_on) if accession.effective_on else "Bestätigung",
            ],
            ["Mindestdauer", f"{term} Jahre" if term else "nicht geregelt"],
            ["Rechnungsanschrift", accession.billing_address.replace("\n", ", ") or OPEN],
            ["Leitweg-ID", accession.buyer_reference or OPEN],
        ],
        "after": "Wir bitten um Bestätigung der Mitgliedschaft.",
        "signature": {"name": "(Unterschrift)", "office": "Bürgermeisterin / Bürgermeister"},
    }


def confirmation(member: NetworkMember, on: date) -> dict[str, Any]:
    """The network's letter that confirms a membership."""
    network, body = member.network, member.body
    bound = f"bis {day(member.bound_until)}" if member.bound_until else "nicht geregelt"
    delegate = member.delegates.select_related("office", "person").first()
    return {
        "sender": sender(network.body, "Geschäftsstelle"),
        "recipient": recipient(body.name, body.address, "Bürgermeisteramt"),
        "reference": [["Datum", day(on)]],
        "subject": f"Bestätigung der Mitgliedschaft: {body.name}",
        "salutation": "Sehr geehrte Damen und Herren,",
        "before": "wir bestätigen Ihre Mitgliedschaft und heißen Sie herzlich willkommen.",
        "figures": [
            ["Mitglied", body.name],
            ["Mitglied seit", day(member.start)],
            ["Mindestdauer", bound],
            ["Stimmberechtigte Vertretung", str(delegate) if delegate else OPEN],
        ],
        "after": "Die Veranlagung zum Mitgliedsbeitrag erhalten Sie mit gesondertem Schreiben.",
        "signature": {"name": member.accession.confirmed_by, "office": "Geschäftsstelle"},
    }


def resolved(resolution: Any) -> str:
    """One resolution as evidence: who, when, with which result."""
    if resolution is None:
        return "nicht erforderlich"
    return f"{resolution.organization}, {day(resolution.decided_on)}, {resolution.label}"


def source(population: Population | None) -> str:
    """The day and source of a population."""
    return f"{day(population.day)}, {population.source}" if population else "Stichtag fehlt"


def plain_name(name: str) -> str:
    """The name of a network without the word Netzwerk in front, for “zum Netzwerk …”."""
    return name.removeprefix("Netzwerk ").strip()
