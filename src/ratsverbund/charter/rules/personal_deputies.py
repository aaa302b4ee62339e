"""Who stands in for a committee member: the charter's chain, else the order under state law."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, Reason, decided, rule
from ratsverbund.charter.facts import fact, not_negative

OWN, ORDER = "personal_deputies.deputy", "personal_deputies.order"


@dataclass(frozen=True, slots=True)
class Present:
    """A person and from which agenda item they are there; none means absent."""

    name: str = fact("Name")
    from_item: int | None = fact("Anwesend ab Tagesordnungspunkt", None)
    absence: str = fact("Woher die Verhinderung bekannt ist", "")

    def there(self, item: int) -> bool:
        """Tell whether the person is there at an item."""
        return self.from_item is not None and self.from_item <= item

    @property
    def missed(self) -> str:
        """That the person does not stand in, and how that is known."""
        return f"{self.name} vertritt nicht: {self.absence or 'nicht da'}."


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
    deputies: tuple[Present, ...] = fact("Vertreter in ihrer Reihenfolge", ())
    proposed_by: str = fact("Fraktion, auf deren Vorschlag gewählt wurde", "")
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
    """Name who votes: the member, the first deputy who is there, a leader as chartered, nobody.

    Where the charter says nothing, the deputies stand in by the order the council has fixed.
    Source: the charter's norm on deputies in committees; GO NRW § 58 Abs. 1.
    """
    member, step = facts.member, OWN if law.holds(OWN) else ORDER
    if member.there(facts.item):
        return decided(member.name, law.reason(step, f"{member.name} ist anwesend."))
    told = f"{member.name} fehlt: {member.absence}."
    passed: list[Reason] = [law.reason(step, told)] if member.absence else []
    for deputy in chartered(law, step, facts.deputies):
        if deputy.there(facts.item):
            says = f"{member.name} fehlt, {deputy.name} vertritt."
            return decided(deputy.name, law.reason(step, says, None, *passed))
        passed.append(law.reason(step, deputy.missed))
    if step == ORDER:
        return nobody(unordered(law, facts, passed))
    if facts.special_statute:
        says = "Ein besonderes Gesetz lässt die Vertretung durch den Fraktionsvorsitz nicht zu."
        return nobody(law.reason("personal_deputies.chain", says, "", *passed))
    return leader_stands_in(law, facts, passed)


def chartered(law: Law, step: str, deputies: tuple[Present, ...]) -> tuple[Present, ...]:
    """The deputies who count: as many as the charter gives each seat, else all of them."""
    if step == ORDER:
        return deputies
    if not deputies:
        law.note("Es fehlt ein persönlicher Vertreter: Bitte wählen.")
        return ()
    most = law.number("personal_deputies.number")
    if deputies[most:]:
        law.note(f"Die Hauptsatzung gibt jedem Sitz {most} Vertretung; weitere zählen nicht.")
    return deputies[:most]


def unordered(law: Law, facts: DeputyFacts, passed: list[Reason]) -> Reason:
    """Why nobody is left where only the order fixed by the council counts."""
    says = (
        "Von den bestellten Vertretern ist niemand da; eine weitere Vertretung ist nicht geregelt."
        if facts.deputies
        else f"Für {facts.member.name} ist niemand als Vertreter bestellt."
    )
    return law.reason(ORDER, says, "", *passed)


def leader_stands_in(law: Law, facts: DeputyFacts, passed: list[Reason]) -> Decision[str]:
    """Go through chair and first deputy chair of the Fraktion that proposed the member."""
    proposer = (
        f"Gewählt auf Vorschlag der Fraktion {facts.proposed_by}; ein Wechsel ist ohne Belang."
    )
    why = [*passed, law.reason("personal_deputies.proposer", proposer, facts.proposed_by)]
    ranked = sorted(
        (one for one in facts.leaders if one.faction == facts.proposed_by and one.rank <= 2),
        key=lambda one: one.rank,
    )
    for leader in ranked:
        if leader.from_item is None or leader.from_item > facts.item:
            continue
        if bars_the_next(law, facts, leader):
            says = f"{leader.name} kann hier keine zweite Stimme führen."
            return nobody(law.reason("personal_deputies.chain", says, "", *why))
        if not (leader.member_here or leader.standing_in):
            says = (
                f"Mitglied und Vertreter fehlen: {leader.name} vertritt aus dem Fraktionsvorsitz."
            )
            chain = law.reason("personal_deputies.chain", says, leader.name, *why)
            return decided(leader.name, chain)
    says = "Auch Fraktionsvorsitz und erster Stellvertreter stehen nicht zur Verfügung."
    return nobody(law.reason("personal_deputies.chain", says, "", *why))


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


@dataclass(frozen=True, slots=True)
class NamedFacts:
    """How many deputies a seat of a committee is to have."""

    deputies: int = fact("Vertreter eines Sitzes")

    def __post_init__(self) -> None:
        not_negative(self, "deputies")


@rule(
    "deputy_number",
    duty=Duty.ENFORCE,
    facts=NamedFacts,
    title="Zahl der Vertreter im Ausschuss",
)
def deputy_number(law: Law, facts: NamedFacts) -> Decision[bool]:
    """Admit as many deputies as the charter gives a seat; without one the council orders them.

    Source: the charter's norm on deputies in committees; GO NRW § 58 Abs. 1.
    """
    if not law.holds(OWN):
        says = "Der Rat kann mehrere Vertreter bestellen, wenn er ihre Reihenfolge festlegt."
        return decided(True, law.reason(ORDER, says))
    most = law.number("personal_deputies.number")
    says = f"Vorgesehen sind {facts.deputies} Vertreter, die Hauptsatzung gibt jedem Sitz {most}."
    admissible = facts.deputies <= most
    return decided(admissible, law.reason("personal_deputies.number", says, admissible))
