"""The notice a member gets about its dues for a year."""

from collections.abc import Iterator
from typing import Any

from ratsverbund.kernel.money import format_euro
from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.members.letters import GREETING, counted, day, recipient, sender

NOTHING_DUE = "Für Sie ist in diesem Jahr nichts zu zahlen."
NO_INVOICE = "Dieses Schreiben teilt die Veranlagung mit; es ist keine Rechnung."


def notice(assessment: Assessment) -> dict[str, Any]:
    """The letter: what is due, who pays it, and why."""
    member = assessment.member
    network, body = member.network, member.body
    billed = member.accession.billing_address if member.accession else ""
    reference = [["Datum", day(assessment.assessed_on)], ["Beitragsjahr", str(assessment.year)]]
    if assessment.revision > 1:
        reference.append(["Fassung", f"{assessment.revision}, ersetzt die vorige"])
    return {
        "sender": sender(network.body, "Geschäftsstelle", network.office_address),
        "recipient": recipient(body.name, billed or body.address),
        "reference": reference,
        "subject": f"Mitgliedsbeitrag {assessment.year} im {network.titled}",
        "salutation": GREETING,
        "before": f"für Ihre Mitgliedschaft ist der Beitrag {assessment.year} so veranlagt:",
        "figures": figures(assessment),
        "after": " ".join([] if assessment.member_part else [NOTHING_DUE]) + f"\n\n{NO_INVOICE}\n\n"
        "So ist der Beitrag ermittelt:",
        "reasons": list(said(assessment.basis["reasons"])),
        "signature": {"name": "Geschäftsstelle", "office": network.body.name},
    }


def figures(assessment: Assessment) -> list[list[str]]:
    """The amounts, and who bears them."""
    rows = [
        ["Einwohnerzahl", counted(assessment.population)],
        ["Jahresbeitrag", format_euro(assessment.gross)],
        ["Ihr Anteil", format_euro(assessment.member_part)],
    ]
    if assessment.payer_part:
        taken = f"{format_euro(assessment.payer_part)} durch {assessment.payer}"
        rows.append(["übernommen", taken])
    return rows


def said(reasons: list[dict[str, Any]], depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every sentence of the explanation with its source, in order."""
    for reason in reasons:
        yield {"says": reason["says"], "citation": reason["citation"], "depth": depth}
        yield from said(reason["children"], depth + 1)
