"""A town whose council is about to be entered from a file."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from ratsverbund.people.mandates import operations
from tests.factories import people

START = date(2025, 11, 1)
TABLES = {
    "Personen": [
        ["Name", "Anrede"],
        ["Müller, Dr. Anna", "Frau"],
        ["Schmitz, Bernd", "Herr"],
        ["Öztürk, Cem", "Herr"],
    ],
    "Gremien": [
        ["Gremium", "Kürzel", "Art", "Aufgabe", "Sitze", "von", "bis"],
        ["Rat der Stadt", "Rat", "Rat", None, 45, START, None],
        ["CDU-Fraktion", "CDU", "Fraktion", None, None, START, None],
        ["Haupt- und Finanzausschuss", "HFA", "Ausschuss", "Hauptausschuss", 15, START, None],
        ["Lieck", "Lieck", "Ortschaft", None, None, START, None],
    ],
    "Rat": [
        ["Name", "Fraktion", "von"],
        ["Müller, Dr. Anna", "CDU", START],
        ["Öztürk, Cem", "CDU", START],
    ],
    "Fraktionen": [
        ["Fraktion", "Name", "Funktion", "von"],
        ["CDU", "Müller, Anna", "Vorsitz", START],
        ["CDU", "Öztürk, Cem", None, START],
    ],
    "Ausschüsse": [
        ["Ausschuss", "Name", "Funktion", "stimmberechtigt", "Fraktion", "von"],
        ["HFA", "Müller, Anna", "Vorsitz", "ja", "CDU", START],
    ],
    "Ortschaften": [
        ["Ortschaft", "Name", "Fraktion", "von"],
        ["Lieck", "Öztürk, Cem", "CDU", START],
    ],
    "Vertretungen": [
        ["Gremium", "Mitglied", "Vertretung", "von"],
        ["HFA", "Müller, Anna", "Öztürk, Cem", START],
    ],
    "Ämter": [
        ["Amt", "weibliche Form", "Art", "Name", "von"],
        ["Bürgermeister", "Bürgermeisterin", "Bürgermeisteramt", "Schmitz, Bernd", START],
        ["Kämmerer", "Kämmerin", "sonstiges Amt", None, None],
    ],
}


def workbook(tables=TABLES, **changed):
    """A workbook with one sheet a table; a table of None is left out."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in (tables | changed).items():
        if rows is None:
            continue
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def town():
    """A town without a council."""
    return people.body("Heinsberg", slug="heinsberg", charter="heinsberg")


@pytest.fixture
def clerk(town):
    """The clerk of the town."""
    return people.clerk(town)


@pytest.fixture
def imported(town, clerk):
    """The town's council as it stands in the tables."""
    proposed = operations.propose_import(town, workbook(), "rat.xlsx", actor=clerk)
    return operations.apply_import(proposed, actor=clerk)
