"""Statements as PDF: a person's year for the tax office, a month's run for the files."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ratsverbund.council.allowances.queries import Paid, Run, paid_total, payees
from ratsverbund.kernel.money import format_euro
from ratsverbund.kernel.pdf import render

TEMPLATE = Path(__file__).parent / "statement.typ"
TAX_NOTE = (
    "Maßgebend ist der Tag der Festsetzung. Was davon steuerfrei ist, entscheidet das Finanzamt; "
    "Ersatz für Verdienstausfall steht deshalb für sich."
)


def statement_pdf(person: Any, year: int, paid: Sequence[Paid], on: date) -> bytes:
    """Set a person's year: each amount with its norm, sums by kind, and the total."""
    bodies = sorted({one.body for one in paid})
    content: dict[str, Any] = {
        "body": ", ".join(bodies) or "Ratsverbund",
        "title": f"Abrechnungsblatt {year}",
        "labels": [["Person", str(person)], ["Jahr", str(year)], ["Stand", f"{on:%d.%m.%Y}"]],
        "head": ["Tag", "Bezeichnung", "Rechtsgrundlage", "festgesetzt", "Betrag"],
        "rows": [
            [
                f"{one.day:%d.%m.%Y}",
                one.label,
                norm(one.basis),
                f"{one.fixed_on:%d.%m.%Y}",
                format_euro(one.payable),
            ]
            for one in paid
        ],
        "sums": [[label, format_euro(amount)] for label, amount in sums(paid)],
        "note": TAX_NOTE,
    }
    return render(TEMPLATE, content, title=content["title"], created=on)


def sums(paid: Sequence[Paid]) -> list[tuple[str, Decimal]]:
    """The sums by kind, and the total."""
    kinds = {
        "Aufwandsentschädigung": ("allowance", "chair_allowance"),
        "Sitzungsgeld": ("attendance_fee",),
        "Verdienstausfall und Haushalt": ("loss_of_earnings",),
        "Kinderbetreuung": ("child_care",),
    }
    found = [
        (label, paid_total(one for one in paid if one.basis["institution"] in names))
        for label, names in kinds.items()
    ]
    return [*((label, amount) for label, amount in found if amount), ("Summe", paid_total(paid))]


def run_pdf(run: Run, on: date) -> bytes:
    """Set a month's fixed amounts, a row a person."""
    content: dict[str, Any] = {
        "body": run.body.name,
        "title": f"Abrechnung {run.month:%m/%Y}",
        "labels": [["Monat", f"{run.month:%m/%Y}"], ["Stand", f"{on:%d.%m.%Y}"]],
        "head": ["Person", "Bezeichnung", "Rechtsgrundlage", "Lauf", "Betrag"],
        "rows": [
            [
                payee.name,
                item.label,
                norm(item.basis),
                str(item.row["number"] if item.row else ""),
                format_euro(item.payable),
            ]
            for payee in payees(run.done)
            for item in payee.items
        ],
        "sums": [["Summe", format_euro(run.paid)]],
        "note": "",
    }
    return render(TEMPLATE, content, title=content["title"], created=on)


def norm(basis: dict[str, Any]) -> str:
    """The first norm an amount rests on."""
    reasons = basis.get("reasons") or []
    return str(reasons[0]["citation"]) if reasons else ""
