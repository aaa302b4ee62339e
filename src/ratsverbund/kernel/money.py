"""Amounts of money: EUR as Decimal, read and written in the German way."""
# Pure: the charter reads it, so no framework here; its sentences stay German.

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ratsverbund.kernel.errors import InvalidInput

CENT = Decimal("0.01")
# DIN 5008 keeps amount and currency on one line.
NO_BREAK = "\u00a0"
PLAIN = re.compile(r"[+-]?(\d{1,12}|\d{1,3}(\.\d{3}){1,3})(,(\d{2}|--?))?", re.ASCII)
CURRENCY = re.compile(r"^(€|Euro|EUR)\s*|\s*(€|Euro|EUR)$", re.IGNORECASE)
DASHES = str.maketrans({"−": "-", "–": "-", "—": "-"})


@dataclass(frozen=True)
class Rounding:
    """An amount rounded to the cent, with the sentence that says why."""

    amount: Decimal
    explanation: str


def round_to_cent(value: Decimal, *, reason: str) -> Rounding:
    """Round half up to the cent, for a stated reason.

    Raises: InvalidInput without a reason.
    """
    if not reason.strip():
        raise InvalidInput("Gerundet wird nur mit Begründung. Bitte die Rundungsregel nennen.")
    amount = value.quantize(CENT, ROUND_HALF_UP)
    exact = f"{value:f}".replace(".", ",")
    return Rounding(amount, f"{exact} € auf {format_euro(amount)} gerundet: {reason.strip()}")


def parse_euro(text: str) -> Decimal:
    """Read an amount as Germans type it, such as "2.000,00 €", "2.000" or "2000".

    Raises: InvalidInput.
    """
    shown = " ".join(text.split())[:40]
    bare = CURRENCY.sub("", text.strip(), count=1).translate(DASHES)
    if not bare:
        raise InvalidInput("Der Betrag fehlt. Bitte zum Beispiel 2.000,00 eingeben.")
    if not PLAIN.fullmatch(bare):
        raise InvalidInput(f"„{shown}“ ist kein Betrag. {_remedy(bare)}")
    whole, _, cents = bare.replace(".", "").partition(",")
    return Decimal(f"{whole}.{cents.strip('-') or '00'}")


def format_euro(amount: Decimal) -> str:
    """Write an amount with thousands, two decimals and the euro sign.

    Raises: InvalidInput when the amount has fractions of a cent.
    """
    cents = amount.quantize(CENT)
    if cents != amount:
        raise InvalidInput(
            f"{amount} € hat Bruchteile von Cent. Bitte zuerst mit Begründung runden."
        )
    # Adding zero turns a negative zero into a plain one.
    english = f"{cents + 0:,.2f}"
    return english.translate(str.maketrans(",.", ".,")) + f"{NO_BREAK}€"


def _remedy(bare: str) -> str:
    if re.fullmatch(r"-?[\d,]*\.\d{1,2}", bare):
        return "Cent stehen nach einem Komma, der Punkt trennt Tausender: bitte 2.000,00 eingeben."
    if re.search(r",(\d|\d{3,})$", bare):
        return "Nach dem Komma stehen genau zwei Stellen: bitte 2.000,50 eingeben."
    if "." in bare:
        return "Der Punkt trennt je drei Stellen: bitte 2.000 oder 2000 eingeben."
    return "Bitte nur Ziffern, Punkt und Komma eingeben, zum Beispiel 2.000,00."
