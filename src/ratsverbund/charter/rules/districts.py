"""Districts of a town (Ortschaften) and their heads (Ortsvorsteher)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, FactsError, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class NoFacts:
    """Nothing needs to be known."""


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """A district and how many heads it has already."""

    district: str = fact("Ortschaft")
    in_office: int = fact("Ortsvorsteher im Amt", 0)

    def __post_init__(self) -> None:
        not_negative(self, "in_office")


@rule("districts", duty=Duty.RECORD, facts=NoFacts, title="Ortschaften")
def districts(law: Law, facts: NoFacts) -> Decision[tuple[str, ...]]:
    """List the districts in the order of the charter. Source: the charter's norm on districts."""
    names = law.words("districts.names")
    says = f"Die Stadt hat {len(names)} Ortschaften."
    return decided(names, law.reason("districts.names", says, names))


@rule("district_head", duty=Duty.ENFORCE, facts=HeadFacts, title="Wahl eines Ortsvorstehers")
def district_head(law: Law, facts: HeadFacts) -> Decision[bool]:
    """Allow one head per district. Source: the charter's norm on heads of districts."""
    names = law.words("districts.names")
    if facts.district not in names:
        raise FactsError(
            f"Die Ortschaft „{facts.district}“ gibt es nicht. Bekannt sind: {', '.join(names)}."
        )
    free = facts.in_office == 0
    says = f"{facts.district} hat {facts.in_office} Ortsvorsteher; je Ortschaft gibt es einen."
    listed = law.reason("districts.names", f"{facts.district} ist eine der Ortschaften.")
    return decided(free, law.reason("district_head.election", says, free, listed))
