"""Letters on the way into a network: declaration and confirmation."""

from datetime import date
from typing import Any

from ratsverbund.network.accessions.queries import Head
from ratsverbund.network.members.letters import GREETING, OPEN, counted, day, recipient, sender
from ratsverbund.network.members.models import Accession, NetworkMember
from ratsverbund.network.members.queries import Resolved
from ratsverbund.people.bodies.models import Body, Population
from ratsverbund.people.persons.models import Person

UNSETTLED = "nicht geregelt"


def declaration(
    accession: Accession,
    delegate: Person | None,
    population: Population | None,
    head: Head,
    on: date,
) -> dict[str, Any]:
    """The Beitrittserklärung of a body, ready to be signed by its head, or as he signed it here."""
    network, body = accession.network, accession.body
    reference = [["Datum", day(on)]]
    if accession.paper and accession.paper.reference:
        reference.append(["Vorlage", accession.paper.reference])
    return {
        "sender": sender(body, head.line),
        "recipient": recipient(network.body.name, network.office_address, "Geschäftsstelle"),
        "reference": reference,
        "subject": f"Beitritt zum {network.titled}",
        "salutation": GREETING,
        "before": f"hiermit erklären wir unseren Beitritt zum {network.titled}. Grundlage sind die "
        "folgenden Beschlüsse und Angaben:",
        "figures": [
            *evidence(accession),
            ["Stimmberechtigte Vertretung", named(accession, delegate)],
            ["Einwohnerzahl", counted(population)],
            ["Mitglied ab", first_day(accession)],
            ["Mindestdauer", minimum(network.minimum_years)],
            ["Rechnungsanschrift", accession.billing_address.strip() or OPEN],
            ["Leitweg-ID", accession.buyer_reference or OPEN],
        ],
        "after": "Wir bitten um Bestätigung der Mitgliedschaft.",
        "signature": signature(accession, head),
    }


def evidence(accession: Accession) -> list[list[str]]:
    """The resolutions the declaration rests on: who, when, with which result."""
    rows = [["Beschluss über den Beitritt", resolved(accession.resolution)]]
    if accession.delegate_proposal_id:
        rows.append(["Beschluss über die Vertretung", resolved(accession.delegate_resolution)])
    return rows


def signature(accession: Accession, head: Head) -> dict[str, str]:
    """Who signs; a declaration signed in this house says by whom and when."""
    written = {"name": head.name or head.title or accession.body.name}
    if head.name and head.title:
        written["office"] = head.title
    if accession.declared_on:
        by, on = accession.signed_by, day(accession.declared_on)
        written["by"] = f"Elektronisch erklärt am {on}, Konto: {by}"
    return written


def named(accession: Accession, delegate: Person | None) -> str:
    """The delegate as the council named him: an office with its holder, or a person."""
    office = accession.delegate_office
    if office is None:
        return str(delegate) if delegate else OPEN
    if delegate is None:
        return f"{office} (zurzeit nicht besetzt)"
    return f"{office.name_for(delegate)}, zurzeit {delegate}"


def first_day(accession: Accession) -> str:
    """From when the body is to be a member."""
    return day(accession.effective_on) if accession.effective_on else "dem Tag der Bestätigung"


def minimum(years: int | None) -> str:
    """A network's minimum term in words."""
    if not years:
        return UNSETTLED
    return "1 Jahr" if years == 1 else f"{years} Jahre"


def confirmation(member: NetworkMember, delegate: Resolved | None, on: date) -> dict[str, Any]:
    """The network's letter that confirms a membership."""
    network, body = member.network, member.body
    office = "Bürgermeisteramt" if body.kind == Body.Kind.MUNICIPALITY else ""
    case = member.accession
    assert case is not None  # noqa: S101 - the letter answers an accession
    return {
        "sender": sender(network.body, "Geschäftsstelle", network.office_address),
        "recipient": recipient(body.name, body.address, office),
        "reference": [["Datum", day(on)], ["Ihre Erklärung", day(case.declared_on)]],
        "subject": f"Bestätigung der Mitgliedschaft im {network.titled}",
        "salutation": GREETING,
        "before": f"wir bestätigen Ihre Mitgliedschaft im {network.titled} und heißen Sie herzlich "
        "willkommen.",
        "figures": [
            ["Mitglied", body.name],
            ["Mitglied seit", day(member.start)],
            ["Mindestdauer", f"bis {day(member.bound_until)}" if member.bound_until else UNSETTLED],
            ["Stimmberechtigte Vertretung", voting(member, delegate)],
        ],
        "after": "Über den Mitgliedsbeitrag erhalten Sie ein gesondertes Schreiben.",
        "signature": {"name": case.confirmed_by, "office": "Geschäftsstelle"},
    }


def voting(member: NetworkMember, delegate: Resolved | None) -> str:
    """Who votes for a member, as the letter says it."""
    if delegate is None:
        mandate = member.delegates.select_related("office").first()
        return f"{mandate.office} (zurzeit nicht besetzt)" if mandate else OPEN
    if delegate.office is None:
        return str(delegate.person)
    return f"{delegate.office.name_for(delegate.person)}, zurzeit {delegate.person}"


def resolved(resolution: Any) -> str:
    """One resolution as evidence: who, when, with which result."""
    if resolution is None:
        return OPEN
    return f"{resolution.organization}, {day(resolution.decided_on)}: {resolution.label}"
