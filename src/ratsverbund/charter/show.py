"""Shows law as text: norms, wording and figures on a day."""

from __future__ import annotations

import json
from typing import Any

from ratsverbund.charter.decision import Decision, Reason, Unknown, plain
from ratsverbund.charter.law import Law
from ratsverbund.charter.works import Figure, Norm, Parameter, Row


def norm_lines(law: Law, asked: str = "") -> list[str]:
    """Write the norms of a bundle (or one, with all below it) as of the day of the law."""
    norms = law.bundle.norms.values()
    return [line for norm in norms if meant(norm.id, asked) for line in one_norm(law, norm)]


def meant(norm: str, asked: str) -> bool:
    """Tell whether a norm is asked for, with or without its work, or lies below one that is."""
    names = (norm, norm.partition("/")[2])
    below = (f"{asked}(", f"{asked}#")
    return not asked or asked in names or any(name.startswith(below) for name in names)


def one_norm(law: Law, norm: Norm) -> list[str]:
    """Write one norm: citation, wording and figures."""
    text = law.text_of(norm)
    says = text.value.reason if isinstance(text.value, Unknown) else text.value
    lines = [f"{norm.id}  {norm.label}  ({', '.join(norm.duties)}; {text.title})", f"    {says}"]
    for parameter in law.bundle.parameters.values():
        if parameter.norm == norm.id:
            lines.append(f"    {figure_line(law, parameter)}")
    return lines


def figure_line(law: Law, parameter: Parameter) -> str:
    """Write a figure with its title, unit and status."""
    return f"{parameter.title}: {figure_text(law, parameter)}"


def figure_text(law: Law, parameter: Parameter) -> str:
    """Write a figure with unit and status, or why it is unknown."""
    version = law.version_of(parameter)
    if isinstance(version, Unknown):
        return version.reason
    if isinstance(version.value, Unknown):
        return f"{version.value.reason} [{version.status}]"
    return f"{shown(version.value)} {parameter.unit}".strip() + f" [{version.status}]"


def shown(figure: Figure) -> str:
    """Write a figure, a list or a decision table in one line."""
    if isinstance(figure, tuple):
        return "; ".join(
            f"ab {item.first}: {plain(item.value)}" if isinstance(item, Row) else str(item)
            for item in figure
        )
    return str(plain(figure))


def decision_lines(decision: Decision[Any]) -> list[str]:
    """Write a decision as text: answer, reasons, open points, missing facts."""
    answer = plain(decision.value)
    shown_answer = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    first = decision.label or shown_answer if decision.known else "unbekannt"
    lines = [f"{first} {decision.unit}".strip()]
    for reason in decision.reasons:
        lines += reason_lines(reason, 1)
    lines += [f"  offen: {point}" for point in decision.open_points]
    lines += [f"  fehlt: {name}" for name in decision.needs]
    return lines


def reason_lines(reason: Reason, depth: int) -> list[str]:
    """Write one reason and those below it, indented."""
    lines = [f"{'  ' * depth}{reason.says} [{reason.citation}]"]
    for child in reason.children:
        lines += reason_lines(child, depth + 1)
    return lines
