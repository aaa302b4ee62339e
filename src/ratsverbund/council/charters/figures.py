"""Figures of law as people type them, and as a form shows them."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from ratsverbund.charter.drafts import plain_figure, restored_figure
from ratsverbund.charter.place import figure_of
from ratsverbund.charter.works import Figure, Row
from ratsverbund.kernel.errors import InvalidInput

NUMBER = re.compile(r"-?\d{1,12}(,\d+)?|-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d{1,12}\.\d{1,2}", re.ASCII)
GROUPS = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?", re.ASCII)
LINE = re.compile(r"ab\s+(\d+)\s*:\s*(.*)", re.ASCII)
MEASURED = re.compile(r"(-?[\d.,]+)\s*([^\d\s.,-].*)", re.ASCII)
NONE = "–"


def typed(figure: Figure | None) -> str:
    """Write a figure for its field: a list or a table line by line."""
    if figure is None:
        return ""
    if isinstance(figure, tuple):
        return "\n".join(
            f"ab {item.first}: {NONE if item.value is None else typed(item.value)}"
            if isinstance(item, Row)
            else item
            for item in figure
        )
    return str(figure).replace(".", ",") if isinstance(figure, Decimal) else str(figure)


def read(text: str, now: Figure | None, unit: str = "") -> Figure:
    """Read what was typed as a figure of the same kind and unit as the one in force.

    Raises: InvalidInput.
    """
    text = text.replace("\r\n", "\n").strip()
    if isinstance(now, tuple):
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        table = bool(now) and isinstance(now[0], Row)
        return tuple(read_line(line) for line in lines) if table else tuple(lines)
    if isinstance(now, str):
        return text
    text = without_unit(text, unit)
    if now is None and not NUMBER.fullmatch(text):
        return figure_of(text)
    return read_number(text, whole=isinstance(now, int))


def without_unit(text: str, unit: str) -> str:
    """Leave out the unit behind a number. Raises: InvalidInput for another unit."""
    found = MEASURED.fullmatch(text)
    if not found:
        return text
    if found[2].replace("€", "EUR") != unit:
        raise InvalidInput(
            _("„%(typed)s“ ist nicht die Einheit dieses Wertes; er steht in %(unit)s. Schreiben "
              "Sie nur die Zahl.") % {"typed": found[2], "unit": unit or _("keiner Einheit")}
        )  # fmt: skip
    return found[1]


def read_line(line: str) -> Row:
    """Read one line of a table, such as "ab 8: 1". Raises: InvalidInput."""
    found = LINE.fullmatch(line)
    if not found:
        raise InvalidInput(
            _("„%(line)s“ ist keine Zeile der Staffel. Schreiben Sie zum Beispiel „ab 8: 1“.")
            % {"line": line}
        )
    value = found[2].strip()
    if value in ("", NONE, "-"):
        return Row(int(found[1]), None)
    return Row(int(found[1]), read_number(value) if NUMBER.fullmatch(value) else value)


def read_number(text: str, *, whole: bool = False) -> Decimal | int:
    """Read a number with German comma and thousands. Raises: InvalidInput."""
    if not NUMBER.fullmatch(text) or (whole and "," in text):
        kind = _("eine ganze Zahl wie 10") if whole else _("eine Zahl wie 16,50 oder 25.000")
        raise InvalidInput(
            _("„%(text)s“ ist kein Wert. Erwartet wird %(kind)s.")
            % {"text": text[:40], "kind": kind}
        )
    plain = text.replace(".", "") if "," in text or GROUPS.fullmatch(text) else text
    number = plain.replace(",", ".")
    return int(number) if whole else Decimal(number)


def same(one: Figure | None, other: Figure | None) -> bool:
    """Say whether two figures mean the same."""
    if one is None or other is None:
        return one is other
    return bool(restored_figure(plain_figure(one)) == restored_figure(plain_figure(other)))
