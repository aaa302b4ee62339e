"""Lists of seats and offices as tables: their shape, reading them, writing them."""

from ratsverbund.people.mandates.sheets.reading import UnreadableList, read_list
from ratsverbund.people.mandates.sheets.shape import SHEETS
from ratsverbund.people.mandates.sheets.writing import export_csv, export_xlsx, template_xlsx

__all__ = [
    "SHEETS",
    "UnreadableList",
    "export_csv",
    "export_xlsx",
    "read_list",
    "template_xlsx",
]
