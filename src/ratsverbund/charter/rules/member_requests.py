"""What a share of the members, or a Fraktion, may demand: a meeting, an agenda item."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """A written request to the mayor."""

    statutory_number: int = fact("Gesetzliche Zahl der Mitglieder")
    members: int = fact("Mitglieder, die es verlangen", 0)
    faction: bool = fact("Eine Fraktion verlangt es", False)
    items_named: bool = fact("Gegenstände angegeben", True)
    in_time: bool = fact("Fristgerecht eingegangen", True)

    def __post_init__(self) -> None:
        not_negative(self, "statutory_number", "members")


@rule(
    "session_request", duty=Duty.ENFORCE, facts=RequestFacts, title="Verlangen nach einer Sitzung"
)
def session_request(law: Law, facts: RequestFacts) -> Decision[bool]:
    """Tell whether the council must be convened at once. Source: GO NRW § 47 Abs. 1."""
    share = law.number("session_request.share")
    due = enough(facts, share) and facts.items_named
    return decided(due, law.reason("session_request.share", counted(facts, share), due))


@rule("agenda_request", duty=Duty.ENFORCE, facts=RequestFacts, title="Vorschlag zur Tagesordnung")
def agenda_request(law: Law, facts: RequestFacts) -> Decision[bool]:
    """Tell whether the mayor must put an item on the agenda. Source: GO NRW § 48 Abs. 1."""
    share = law.number("agenda_request.share")
    due = enough(facts, share) and facts.in_time
    return decided(due, law.reason("agenda_request.share", counted(facts, share), due))


def enough(facts: RequestFacts, share: int) -> bool:
    """Tell whether a Fraktion or enough members ask."""
    return facts.faction or share * facts.members >= facts.statutory_number


def counted(facts: RequestFacts, share: int) -> str:
    """Say who asks and what is missing."""
    who = (
        "Eine Fraktion verlangt es" if facts.faction else f"{facts.members} Mitglieder verlangen es"
    )
    says = f"{who}; nötig ist eine Fraktion oder {-(-facts.statutory_number // share)} Mitglieder."
    if not facts.items_named:
        says += " Die Gegenstände fehlen."
    return says if facts.in_time else f"{says} Der Vorschlag kam zu spät."


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """An item somebody wants to add during the session."""

    cannot_wait: bool = fact("Duldet keinen Aufschub")


@rule(
    "agenda_extension",
    duty=Duty.ENFORCE,
    facts=ExtensionFacts,
    title="Erweiterung der Tagesordnung",
)
def agenda_extension(law: Law, facts: ExtensionFacts) -> Decision[bool]:
    """Allow only what cannot wait. Source: GO NRW § 48 Abs. 1."""
    may = "duldet keinen Aufschub" if facts.cannot_wait else "kann bis zur nächsten Sitzung warten"
    says = f"Die Angelegenheit {may}."
    return decided(
        facts.cannot_wait, law.reason("agenda_extension.urgent", says, facts.cannot_wait)
    )
