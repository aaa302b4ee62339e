"""Reporting: a table for each operation, and whether a ratio got worse since it was accepted."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import Cost

ACCEPTED = Path(__file__).with_name("accepted.json")
WORSE = 1.2

Ratio = Callable[[Cost], float]


@dataclass(frozen=True)
class Target:
    """One aim of an operation: what was reached, the limit, and how to write both."""

    name: str
    reached: float
    limit: float
    unit: str = ""

    def __str__(self) -> str:
        verdict = "reached" if self.reached <= self.limit else "missed"
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.name} {shown(self.reached)}{unit} (≤ {shown(self.limit)}: {verdict})"


@dataclass(frozen=True)
class Finding:
    """What measuring one operation has found; `ratio` is product by floor."""

    title: str
    rows: dict[str, Cost]
    ratio: float | None  # none where there was nothing to compare with
    targets: list[Target]
    notes: list[str] = field(default_factory=list)


def table(name: str, finding: Finding) -> str:
    """Write one finding as a small table."""
    head = f"{'':<28}{'median ms':>11}{'p95 ms':>11}{'CPU ms':>11}{'SQL':>6}{'commits':>9}{'MB':>9}"
    lines = [f"\n{name}: {finding.title}", head]
    lines += [row(label, cost) for label, cost in finding.rows.items()]
    lines += [f"  {target}" for target in finding.targets]
    lines += [f"  {note}" for note in finding.notes]
    return "\n".join(lines)


def row(label: str, cost: Cost) -> str:
    """Write one line of a table."""
    times = "".join(f"{value * 1000:>11.3f}" for value in (cost.median, cost.p95, cost.cpu))
    statements, commits = (
        "–" if value is None else value for value in (cost.statements, cost.commits)
    )
    memory = "–" if cost.memory is None else f"{cost.memory / 1e6:.2f}"
    return f"  {label:<26}{times}{statements:>6}{commits:>9}{memory:>9}"


def shown(value: float) -> str:
    """Write a number without superfluous digits."""
    return f"{value:.0f}" if value == round(value) or value >= 100 else f"{value:.2f}"


def accepted() -> dict[str, float]:
    """Read the ratios that were last accepted."""
    return json.loads(ACCEPTED.read_text()) if ACCEPTED.exists() else {}


def accept(ratios: dict[str, float]) -> None:
    """Keep these ratios as accepted, and those of the operations not measured now."""
    kept = accepted() | {name: round(ratio, 2) for name, ratio in ratios.items()}
    ACCEPTED.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n")


def worse(ratios: dict[str, float], before: dict[str, float]) -> list[str]:
    """Name each operation whose ratio grew by more than a fifth."""
    return [
        f"{name} got worse: {ratio:.2f} × its floor, accepted {before[name]:.2f} ×"
        for name, ratio in ratios.items()
        if name in before and ratio > WORSE * before[name]
    ]
