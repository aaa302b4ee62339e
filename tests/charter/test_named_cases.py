"""Every case that the norm table names is a worked case of that name, with its amounts."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from ratsverbund.charter.bundle import names
from ratsverbund.charter.cases import WorkedCase, cases_of

TABLE = (Path(__file__).parents[2].parent / "shared" / "norms.md").read_text(encoding="utf-8")
CODE = r"(?:[A-Z]{2,3}|§\d+)-\d+"
NAMED = sorted(set(re.findall(rf"(?<![\w(]){CODE}\b", TABLE)))
STATED = [f"{seed}-{row}" for seed, row in re.findall(r"^\| (s00\d)/(\d+) \|", TABLE, re.M)]
ROWS = re.findall(rf"^\| ({CODE}) \|[^|]*\|([^|]*)\|$", TABLE, re.M)
BOLD = [(name, " ".join(re.findall(r"\*\*(.*?)\*\*", row))) for name, row in ROWS]
AMOUNTS = [(name, money) for name, row in BOLD if (money := re.findall(r"[\d.]+,\d\d", row))]
# Where the table itself says that the law leaves something open, and the words that must come out.
OPEN = {
    "§6-7": "der höhere Wert",
    "§6-8": "Summe 6.000,00 € in 12 Monaten",
    "§6-9": "Inkrafttreten nicht erfasst",
    "§7-5": "noch nicht beschlossen",
    "AB-8": "Nicht antragsberechtigt",
    "BK-5": "Hinweis in der Zeitung fehlt noch",
    "BK-9": "Verlängerung nicht berechnet",
    "VA-7": "ersichtlich kein finanzieller Nachteil",
    "VA-15": "als eine Abwesenheit",
    "VA-17": "unterschreitet den Mindestlohn",
    "VA-18": "keine Fassung belegt",
    "VG-6": "schließt mit sich selbst ab",
    "VT-7": "nur nach Entscheidung des Vorsitzes",
    "VT-8": "zwei Paare derselben Fraktion",
    "s000-6": "nicht geregelt",
    "s000-8": "Anteilsregel nicht festgelegt",
}


def cases_named(name: str) -> list[WorkedCase]:
    """Return the cases of a name; a word behind it tells several apart."""
    cases = (case for bundle in names() for case in cases_of(bundle))
    return [case for case in cases if case.name.split(" ")[0] == name]


def test_the_table_names_as_many_cases_as_it_counts() -> None:
    assert (len(NAMED), len(STATED)) == (117, 43)


def test_every_named_case_is_worked() -> None:
    worked = {case.name.split(" ")[0] for bundle in names() for case in cases_of(bundle)}

    assert {*NAMED, *STATED} - worked == set()


@pytest.mark.parametrize(("name", "amounts"), AMOUNTS)
def test_a_named_case_comes_to_the_amounts_of_the_table(name: str, amounts: list[str]) -> None:
    cases = [case for case in cases_named(name) if "error" not in case.expected]

    values = {case.answer().value for case in cases}

    assert {exact(amount) for amount in amounts} - values == set()


def exact(amount: str) -> Decimal:
    """Read an amount as the table writes it."""
    return Decimal(amount.replace(".", "").replace(",", "."))


@pytest.mark.parametrize(("name", "words"), OPEN.items())
def test_what_the_table_leaves_open_is_answered_as_open(name: str, words: str) -> None:
    points = [point for case in cases_named(name) for point in case.answer().open_points]

    assert any(words in point.replace("\u00a0", " ") for point in points), points
