"""Shows law as text: norms, wording and figures on a day."""

from __future__ import annotations

from ratsverbund.charter.decision import Unknown, plain
from ratsverbund.charter.law import Law
from ratsverbund.charter.works import Figure, Norm, Parameter, Row


def norm_lines(law: Law, asked: str = "") -> list[str]:
    """Write the norms of a bundle (or one, with all below it) as of the day of the law."""
    lines = []
    for norm in law.bundle.norms.values():
        if not asked or norm.id == asked or norm.id.startswith((f"{asked}(", f"{asked}#")):
            lines += one_norm(law, norm)
    return lines


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
    """Write a figure with unit and status."""
    version = law.version_of(parameter)
    if isinstance(version, Unknown):
        return f"{parameter.title}: {version.reason}"
    if isinstance(version.value, Unknown):
        return f"{parameter.title}: {version.value.reason} [{version.status}]"
    return f"{parameter.title}: {shown(version.value)} {parameter.unit} [{version.status}]"


def shown(figure: Figure) -> str:
    """Write a figure, a list or a decision table in one line."""
    if isinstance(figure, tuple):
        return "; ".join(
            f"ab {item.first}: {plain(item.value)}" if isinstance(item, Row) else str(item)
            for item in figure
        )
    return str(plain(figure))
