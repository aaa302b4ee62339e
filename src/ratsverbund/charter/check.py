"""Checks a bundle: coverage, gaps, placeholders, open questions and conflicts with higher law."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from ratsverbund.charter.bundle import bundle_of
from ratsverbund.charter.cases import WorkedCase, cases_of, institutions_by_norm
from ratsverbund.charter.decision import Duty, Unknown
from ratsverbund.charter.law import Law, Unsettled
from ratsverbund.charter.timeline import UNPROVEN, german
from ratsverbund.charter.works import Conflict


@dataclass
class Findings:
    """What a check found: faults stop the build, the rest is shown."""

    faults: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    coverage: str = ""

    def lines(self) -> list[str]:
        """Write the findings, the gravest first."""
        named = (
            ("Fehler", self.faults),
            ("Lücke", self.gaps),
            ("Platzhalter", self.placeholders),
            ("Offen", self.questions),
            ("Satzungs-Check", self.conflicts),
        )
        return [*(f"{name}: {line}" for name, lines in named for line in lines), self.coverage]


def findings(law: Law) -> Findings:
    """Check a bundle as of the day of the law, and work all its cases."""
    cases = cases_of(law.bundle.name)
    found = Findings(coverage=coverage_line(law, cases))
    figures(law, found)
    for case in cases:
        found.faults += case.complaints()
    for choice in sorted(law.bundle.choices.values(), key=lambda item: item.number):
        if choice.norm not in law.bundle.norms:
            found.faults.append(f"{choice.key}: Die Norm {choice.norm} gibt es nicht.")
        if not choice.resolution:
            found.questions.append(f"{choice.question} [{choice.options[choice.value]}]")
    for conflict in law.bundle.conflicts:
        if law.as_of >= conflict.since:
            over, under = law.bundle.norms[conflict.over], law.bundle.norms[conflict.under]
            found.conflicts.append(
                f"{under.label} unter {over.label} seit {german(conflict.since)}: "
                f"{conflict.says if bites(law, conflict) else 'derzeit eingehalten.'}"
            )
    return found


def bites(law: Law, conflict: Conflict) -> bool:
    """Tell whether higher law changes a figure today; a conflict without a figure always acts."""
    if not conflict.figure:
        return True
    view = law.fresh()
    for parameter in law.bundle.parameters.values():
        if parameter.norm == conflict.under:
            with suppress(Unsettled):
                view.amount(parameter.key)
    return bool(view.bites)


def figures(law: Law, found: Findings) -> None:
    """Collect figures that are missing or that nobody has read in their source."""
    for parameter in law.bundle.parameters.values():
        version = law.version_of(parameter)
        if isinstance(version, Unknown):
            version = parameter.versions[-1]
        if isinstance(version.value, Unknown):
            found.gaps.append(f"{parameter.title} ({parameter.where}, {parameter.key})")
        elif version.status in UNPROVEN:
            found.placeholders.append(f"{parameter.title}: bitte prüfen ({parameter.key})")


def coverage_line(law: Law, cases: list[WorkedCase]) -> str:
    """Count the norms of the bundle's own works: declaratory, worked in a case, or neither."""
    below = {norm for base in law.bundle.chain[1:] for norm in bundle_of(base).norms}
    own = [norm for norm in law.bundle.norms.values() if norm.id not in below]
    active = {norm.id for norm in own if norm.duties != (Duty.DECLARATORY,)}
    worked = active & set(institutions_by_norm(law.bundle.name))
    return (
        f"Abdeckung: {len(own)} Normen, davon {len(own) - len(active)} rein feststellend und "
        f"{len(active)} mit Wirkung; {len(worked)} von {len(active)} durch Beispiele belegt "
        f"({len(cases)} Beispiele)."
    )
