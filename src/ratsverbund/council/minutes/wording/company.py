"""Who was there at one item (anwesend bei TOP), in one sentence: those who were missing, or all."""

from typing import Any

Values = dict[str, Any]


def company_line(there: Values | None) -> str:
    """Say who was there; minutes made before this was kept say nothing."""
    if not there or not there["voters"]:
        return ""
    voters, absent = there["voters"], there["absent"]
    who = "eine Person mit Stimme" if len(voters) == 1 else f"{len(voters)} Stimmberechtigte"
    if len(absent) > len(voters):
        return f"Anwesend bei diesem Punkt: {who} ({', '.join(map(named, voters))})."
    missing = f"; es fehlten {', '.join(absent)}" if absent else ""
    moved = [f"{name} {remark}" for name, _party, remark in voters if remark]
    turned = f" {'; '.join(moved)}." if moved else ""
    return f"Anwesend bei diesem Punkt: {who}{missing}.{turned}"


def named(line: list[str]) -> str:
    """A name with what is to be said of the stay."""
    name, _party, remark = line
    return f"{name}, {remark}" if remark else name
