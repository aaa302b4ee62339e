"""Numbers that change over time, such as the members of a Fraktion, and their reference day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ratsverbund.charter.engine import FactsError
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.charter.timeline import german


@dataclass(frozen=True, slots=True)
class Count:
    """A number that holds from a day on."""

    since: date = fact("Gilt ab")
    number: int = fact("Zahl")

    def __post_init__(self) -> None:
        not_negative(self, "number")


def number_on(counts: Sequence[Count], day: date) -> int:
    """Return the number that holds on a day. Raises: FactsError when none does yet."""
    held = [count for count in counts if count.since <= day]
    if not held:
        raise FactsError(
            f"Für den {german(day)} ist keine Zahl angegeben. Bitte die damalige ergänzen."
        )
    return max(held, key=lambda count: count.since).number
