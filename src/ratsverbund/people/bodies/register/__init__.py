"""Reads lists of municipalities: the official GV100AD, CSV and XLSX. Knows no database."""

from ratsverbund.people.bodies.register.reader import read_register, result_xlsx
from ratsverbund.people.bodies.register.reading import (
    RegisterReading,
    RegisterRow,
    RowProblem,
    Severity,
    UnreadableRegister,
)
from ratsverbund.people.bodies.register.sheets import register_xlsx, template_xlsx

__all__ = [
    "RegisterReading",
    "RegisterRow",
    "RowProblem",
    "Severity",
    "UnreadableRegister",
    "read_register",
    "register_xlsx",
    "result_xlsx",
    "template_xlsx",
]
