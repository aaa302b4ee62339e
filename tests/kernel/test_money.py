"""Amounts are read and written as Germans do, and never rounded in silence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratsverbund.kernel import money
from ratsverbund.kernel.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2.000,00 €", "2000.00"),
        ("2.000,00\u00a0€", "2000.00"),
        ("2000", "2000.00"),
        ("2.000", "2000.00"),
        (" 2.000,- EUR ", "2000.00"),
        ("2.000,–", "2000.00"),
        ("€ 17,50", "17.50"),
        ("-5,00", "-5.00"),
        ("−5,00 Euro", "-5.00"),
        ("0", "0.00"),
        ("1.234.567,89", "1234567.89"),
    ],
)
def test_an_amount_is_read_as_germans_type_it(text: str, amount: str) -> None:
    assert str(money.parse_euro(text)) == amount


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Der Betrag fehlt. Bitte zum Beispiel 2.000,00 eingeben."),
        (" € ", "Der Betrag fehlt. Bitte zum Beispiel 2.000,00 eingeben."),
        (
            "2000.00",
            "„2000.00“ ist kein Betrag. "
            "Cent stehen nach einem Komma, der Punkt trennt Tausender: bitte 2.000,00 eingeben.",
        ),
        (
            "2,000.00",
            "„2,000.00“ ist kein Betrag. "
            "Cent stehen nach einem Komma, der Punkt trennt Tausender: bitte 2.000,00 eingeben.",
        ),
        (
            "2,5",
            "„2,5“ ist kein Betrag. "
            "Nach dem Komma stehen genau zwei Stellen: bitte 2.000,50 eingeben.",
        ),
        (
            "20.00.000",
            "„20.00.000“ ist kein Betrag. "
            "Der Punkt trennt je drei Stellen: bitte 2.000 oder 2000 eingeben.",
        ),
        (
            "viel",
            "„viel“ ist kein Betrag. "
            "Bitte nur Ziffern, Punkt und Komma eingeben, zum Beispiel 2.000,00.",
        ),
        (
            "5 € 5",
            "„5 € 5“ ist kein Betrag. "
            "Bitte nur Ziffern, Punkt und Komma eingeben, zum Beispiel 2.000,00.",
        ),
        (
            "1e5",
            "„1e5“ ist kein Betrag. "
            "Bitte nur Ziffern, Punkt und Komma eingeben, zum Beispiel 2.000,00.",
        ),
        (
            "٣",
            "„٣“ ist kein Betrag. "
            "Bitte nur Ziffern, Punkt und Komma eingeben, zum Beispiel 2.000,00.",
        ),
    ],
)
def test_what_is_no_amount_is_refused_with_a_remedy(text: str, message: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        money.parse_euro(text)

    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("2000", "2.000,00\u00a0€"),
        ("0", "0,00\u00a0€"),
        ("-0.00", "0,00\u00a0€"),
        ("-1234567.8", "-1.234.567,80\u00a0€"),
        ("0.05", "0,05\u00a0€"),
    ],
)
def test_an_amount_is_written_with_thousands_and_two_decimals(amount: str, text: str) -> None:
    assert money.format_euro(Decimal(amount)) == text


def test_fractions_of_a_cent_are_not_written() -> None:
    with pytest.raises(InvalidInput) as refusal:
        money.format_euro(Decimal("1.005"))

    assert str(refusal.value) == (
        "1.005 € hat Bruchteile von Cent. Bitte zuerst mit Begründung runden."
    )


@given(st.decimals(-(10**11), 10**11, places=2))
def test_what_is_written_reads_back(amount: Decimal) -> None:
    assert money.parse_euro(money.format_euro(amount)) == amount


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("12.345", "12.35"), ("12.3449", "12.34"), ("-12.345", "-12.35"), ("2000", "2000.00")],
)
def test_rounding_goes_half_up_to_the_cent(value: str, rounded: str) -> None:
    assert str(money.round_to_cent(Decimal(value), reason="je Tag").amount) == rounded


def test_rounding_says_why() -> None:
    rounding = money.round_to_cent(Decimal("12.345"), reason="Viertelstunden je Tag.")

    assert rounding.explanation == "12,345 € auf 12,35\u00a0€ gerundet: Viertelstunden je Tag."


def test_rounding_without_a_reason_is_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        money.round_to_cent(Decimal("1.005"), reason=" ")

    assert str(refusal.value) == (
        "Gerundet wird nur mit Begründung. Bitte die Rundungsregel nennen."
    )
