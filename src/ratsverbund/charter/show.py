"""Shows law as text: norms, wording and figures on a day."""

from __future__ import annotations

import json
from typing import Any

from ratsverbund.charter.decision import Decision, Reason, Unknown, plain
from ratsverbund.charter.law import Law
from ratsverbund.charter.timeline import Version
from ratsverbund.charter.works import Figure, Norm, Parameter, Row


def norms_of(law: Law, asked: str = "") -> list[Norm]:
    """Return the norms of a bundle, or one with all below it."""
    return [norm for norm in law.bundle.norms.values() if meant(norm.id, asked)]


def meant(norm: str, asked: str) -> bool:
    """Tell whether a norm is asked for, with or without its work, or lies below one that is."""
    names = (norm, norm.partition("/")[2])
    below = (f"{asked}(", f"{asked}#")
    return not asked or asked in names or any(name.startswith(below) for name in names)


def norm_lines(law: Law, norm: Norm) -> list[str]:
    """Write one norm as of the day of the law: citation, wording and figures."""
    text = law.text_of(norm)
    says = text.value.reason if isinstance(text.value, Unknown) else text.value
    lines = [f"{norm.id}  {norm.label}  ({', '.join(norm.duties)}; {text.title})", f"    {says}"]
    return lines + [f"    {figure_line(law, parameter)}" for parameter in figures_of(law, norm)]


def figures_of(law: Law, norm: Norm) -> list[Parameter]:
    """Return the figures a norm sets."""
    return [figure for figure in law.bundle.parameters.values() if figure.norm == norm.id]


def norm_entry(law: Law, norm: Norm) -> dict[str, Any]:
    """Return one norm as plain values; `rules` names the institutions that rest on it."""
    text = law.text_of(norm)
    unknown = text.value.reason if isinstance(text.value, Unknown) else ""
    return {
        "norm": norm.id,
        "label": norm.label,
        "duties": plain(norm.duties),
        "version": None if unknown else version_entry(text),
        "text": plain(text.value),
        "unknown": unknown,
        "figures": [figure_entry(law, figure) for figure in figures_of(law, norm)],
        "rules": sorted({step.partition(".")[0] for step in norm.feeds}),
    }


def version_entry(version: Version[Any]) -> dict[str, Any]:
    """Return a version as plain values; `since` is the first day on which it surely holds."""
    return {"id": version.id, "title": version.title, "since": plain(version.certain)}


def figure_entry(law: Law, parameter: Parameter) -> dict[str, Any]:
    """Return a figure as plain values, or why it is unknown."""
    version = law.version_of(parameter)
    found = version if isinstance(version, Unknown) else version.value
    return {
        "figure": parameter.key,
        "title": parameter.title,
        "value": plain(found),
        "unit": parameter.unit,
        "unknown": found.reason if isinstance(found, Unknown) else "",
        "status": "" if isinstance(version, Unknown) else version.status,
        "version": None if isinstance(version, Unknown) else version_entry(version),
    }


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
