"""The notice a member gets about its dues for a year."""

from typing import Any

from ratsverbund.kernel.money import format_euro
from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.members.letters import day, recipient, sender


def notice(assessment: Assessment) -> dict[str, Any]:
    """The letter: what is due, who pays it, and why."""
    member = assessment.member
    network, body = member.network, member.body
    taken = assessment.payer_part > 0
    figures = [
        ["Beitragsjahr", str(assessment.year)],
        ["Jahresbeitrag", format_euro(assessment.gross)],
        ["Ihr Anteil", format_euro(assessment.member_part)],
    ]
    if taken:
        figures.append(["übernommen", format_euro(assessment.payer_part)])
        figures.append(["übernommen durch", str(assessment.payer)])
    address = member.accession.billing_address if member.accession else body.address
    return {
        "sender": sender(network.body, "Geschäftsstelle"),
        "recipient": recipient(body.name, address),
        "reference": [["Datum", day(assessment.assessed_on)], ["Jahr", str(assessment.year)]],
        "subject": f"Mitgliedsbeitrag {assessment.year}: {body.name}",
        "salutation": "Sehr geehrte Damen und Herren,",
        "before": "für Ihre Mitgliedschaft ist der folgende Beitrag festgesetzt:",
        "figures": figures,
        "after": "\n\n".join(["So ist der Beitrag ermittelt:", *said(assessment.basis["reasons"])]),
        "signature": {"name": "Geschäftsstelle", "office": network.body.name},
    }


def said(reasons: list[dict[str, Any]]) -> list[str]:
    """Every sentence of the explanation with its source, in order."""
    lines: list[str] = []
    for reason in reasons:
        lines.append(f"{reason['says']} ({reason['citation']})")
        lines.extend(said(reason["children"]))
    return lines
