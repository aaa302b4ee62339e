"""Decisions of the charter with their citations: the results of a council's votes."""

from datetime import date

from benchmarks.measure import compare, repeats
from benchmarks.report import Finding, Target
from ratsverbund.charter.bundle import law_of
from ratsverbund.charter.rules.vote_result import VoteFacts, vote_result

DAY = date(2021, 3, 24)
CITATION = "§ 50 Abs. 1 Satz 1 GO NRW"


VOTES = 100


def measure(scale: float) -> Finding:
    """Decide votes under Heinsberg's law of a day; the floor compares two numbers."""
    floor, ours = compare(plain, decide, repeats(scale), floor_statements=0)
    return Finding(
        f"{VOTES} votes under Heinsberg's law: facts checked, reasons cited, as JSON",
        {"floor: if and f-string": floor, "decisions": ours},
        ours.cpu / floor.cpu,
        [Target("one decision", ours.median * 1000 / VOTES, 0.2, "ms")],
    )


def decide() -> list[dict[str, object]]:
    """Ask the law about votes from 0 to 99 abstentions."""
    facts = (VoteFacts(101, 0, abstentions, present=201) for abstentions in range(VOTES))
    return [vote_result(law_of("heinsberg", DAY), each).as_json() for each in facts]


def plain() -> list[dict[str, object]]:
    """Say the same without law, version or checks."""
    return [result(101, 0, abstentions) for abstentions in range(VOTES)]


def result(yes: int, no: int, abstentions: int) -> dict[str, object]:
    """Compare and put into words."""
    adopted = yes > no
    label = "einstimmig beschlossen" if adopted and not no else "mehrheitlich beschlossen"
    says = f"{yes} Ja- und {no} Nein-Stimmen, {abstentions} Enthaltungen"
    reasons = [{"says": says, "citation": CITATION}]
    return {"value": "adopted" if adopted else "rejected", "label": label, "reasons": reasons}
