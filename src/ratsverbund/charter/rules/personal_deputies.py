"""Who stands in for a committee member (persönliche Vertretung)."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, Reason, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class Present:
    """A person and from which agenda item they are there; none means absent."""

    name: str = fact("Name")
    from_item: int | None = fact("Anwesend ab Tagesordnungspunkt", None)

    def there(self, item: int) -> bool:
        """Tell whether the person is there at an item."""
        return self.from_item is not None and self.from_item <= item


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader of a Fraktion at the time of the session; rank 1 is the chair."""

    name: str = fact("Name")
    faction: str = fact("Fraktion")
    rank: int = fact("Rang, 1 ist der Vorsitz")
    from_item: int | None = fact("Anwesend ab Tagesordnungspunkt", None)
    member_here: bool = fact("Selbst Mitglied dieses Ausschusses", False)
    standing_in: bool = fact("Vertritt hier schon jemand anderen", False)


@dataclass(frozen=True, slots=True)
class DeputyFacts:
    """One seat of a committee at one item, and who could take it."""

    member: Present = fact("Mitglied")
    deputy: Present | None = fact("Persönlicher Vertreter")
    proposed_by: str = fact("Fraktion, auf deren Vorschlag gewählt wurde")
    leaders: tuple[Leader, ...] = fact("Fraktionsvorsitz zur Zeit der Sitzung", ())
    item: int = fact("Tagesordnungspunkt", 1)
    special_statute: bool = fact("Besonderes Gesetz steht entgegen", False)
    ruling: str = fact("Entscheidung des Ausschussvorsitzes", "")

    def __post_init__(self) -> None:
        not_negative(self, "item")


@rule(
    "personal_deputies",
    duty=Duty.ENFORCE,
    facts=DeputyFacts,
    title="Vertretung im Ausschuss",
)
def personal_deputies(law: Law, facts: DeputyFacts) -> Decision[str]:
    """Name who votes: member, personal deputy, Fraktion chair, first deputy chair, or nobody.

    Source: the charter's norm on deputies in committees; GO NRW § 58 Abs. 1.
    """
    if facts.member.there(facts.item):
        says = f"{facts.member.name} ist anwesend."
        return decided(facts.member.name, law.reason("personal_deputies.deputy", says))
    if facts.deputy is None:
        law.note(f"Für {facts.member.name} fehlt ein persönlicher Vertreter: Bitte wählen.")
    elif facts.deputy.there(facts.item):
        says = f"{facts.member.name} fehlt, {facts.deputy.name} vertritt."
        return decided(facts.deputy.name, law.reason("personal_deputies.deputy", says))
    if facts.special_statute:
        says = "Ein besonderes Gesetz lässt die Vertretung durch den Fraktionsvorsitz nicht zu."
        return nobody(law.reason("personal_deputies.chain", says, ""))
    return leader_stands_in(law, facts)


def leader_stands_in(law: Law, facts: DeputyFacts) -> Decision[str]:
    """Go through chair and first deputy chair of the Fraktion that proposed the member."""
    proposer = (
        f"Gewählt auf Vorschlag der Fraktion {facts.proposed_by}; ein Wechsel ist ohne Belang."
    )
    why = law.reason("personal_deputies.proposer", proposer, facts.proposed_by)
    ranked = sorted(
        (one for one in facts.leaders if one.faction == facts.proposed_by and one.rank <= 2),
        key=lambda one: one.rank,
    )
    for leader in ranked:
        if leader.from_item is None or leader.from_item > facts.item:
            continue
        if bars_the_next(law, facts, leader):
            says = f"{leader.name} kann hier keine zweite Stimme führen."
            return nobody(law.reason("personal_deputies.chain", says, "", why))
        if not (leader.member_here or leader.standing_in):
            says = (
                f"Mitglied und Vertreter fehlen: {leader.name} vertritt aus dem Fraktionsvorsitz."
            )
            chain = law.reason("personal_deputies.chain", says, leader.name, why)
            return decided(leader.name, chain)
    says = "Auch Fraktionsvorsitz und erster Stellvertreter stehen nicht zur Verfügung."
    return nobody(law.reason("personal_deputies.chain", says, "", why))


def bars_the_next(law: Law, facts: DeputyFacts, leader: Leader) -> bool:
    """Tell whether a leader who is taken already keeps the next one from standing in."""
    if leader.standing_in:
        return law.choice("two_failures") == "one"
    if leader.member_here:
        return law.choice("chair_already_member") == "ruling" and not facts.ruling
    return False


def nobody(reason: Reason) -> Decision[str]:
    """Answer that the seat stays empty."""
    return decided("", reason, label="niemand")
