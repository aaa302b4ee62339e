"""Plain limits of state law: Fraktion size, meeting interval, exceptional case, town class."""

from dataclasses import dataclass
from datetime import date

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.charter.rules.objection_period import months_later
from ratsverbund.charter.timeline import german


@dataclass(frozen=True, slots=True)
class FactionSizeFacts:
    """A group that wants to be a Fraktion."""

    members: int = fact("Mitglieder")
    independent_city: bool = fact("Kreisfreie Stadt", False)

    def __post_init__(self) -> None:
        not_negative(self, "members")


@rule(
    "faction_minimum",
    duty=Duty.ENFORCE,
    facts=FactionSizeFacts,
    title="Mindestgröße einer Fraktion",
)
def faction_minimum(law: Law, facts: FactionSizeFacts) -> Decision[bool]:
    """Tell whether a group is large enough. Source: GO NRW § 56 Abs. 1."""
    key = "faction_minimum.in_cities" if facts.independent_city else "faction_minimum.in_districts"
    needed = law.number(key)
    enough = facts.members >= needed
    says = f"{facts.members} Mitglieder; nötig sind {needed}."
    return decided(enough, law.reason(key, says, enough))


@dataclass(frozen=True, slots=True)
class IntervalFacts:
    """The last and the next session."""

    last: date = fact("Letzte Sitzung")
    following: date = fact("Nächste Sitzung")


@rule("meeting_interval", duty=Duty.WARN, facts=IntervalFacts, title="Abstand der Ratssitzungen")
def meeting_interval(law: Law, facts: IntervalFacts) -> Decision[bool]:
    """Warn when sessions lie too far apart. Source: GO NRW § 47 Abs. 1."""
    months = law.number("meeting_interval.largest")
    latest = months_later(facts.last, months)
    kept = facts.following <= latest
    if not kept:
        law.note(f"Der Rat soll wenigstens alle {months} Monate zusammentreten.")
    says = f"Nach der Sitzung am {german(facts.last)} soll die nächste bis {german(latest)} sein."
    return decided(kept, law.reason("meeting_interval.largest", says, kept))


@dataclass(frozen=True, slots=True)
class ExceptionFacts:
    """The day the council found an exceptional case."""

    found: date = fact("Feststellung des Ausnahmefalls am")


@rule("hybrid_period", duty=Duty.ENFORCE, facts=ExceptionFacts, title="Dauer des Ausnahmefalls")
def hybrid_period(law: Law, facts: ExceptionFacts) -> Decision[date]:
    """Find the last day of an exceptional case. Source: GO NRW § 47a Abs. 2."""
    last = months_later(facts.found, law.number("hybrid_period.largest"))
    says = f"Festgestellt am {german(facts.found)}: längstens bis {german(last)}, erneuerbar."
    return decided(last, law.reason("hybrid_period.largest", says, last))


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """The population of a municipality that belongs to a Kreis."""

    population: int = fact("Einwohner")

    def __post_init__(self) -> None:
        not_negative(self, "population")


@rule("municipal_class", duty=Duty.COMPUTE, facts=ClassFacts, title="Größenklasse")
def municipal_class(law: Law, facts: ClassFacts) -> Decision[str]:
    """Name the class of a municipality. Source: GO NRW § 4 Abs. 1."""
    name = str(law.bracket("municipal_class.names", facts.population).value)
    says = f"{facts.population} Einwohner: {name}."
    return decided(name, law.reason("municipal_class.names", says, name))


@dataclass(frozen=True, slots=True)
class VoterFacts:
    """A person on a committee."""

    expert_resident: bool = fact("Sachkundiger Einwohner")


@rule("voting_right", duty=Duty.ENFORCE, facts=VoterFacts, title="Stimmrecht im Ausschuss")
def voting_right(law: Law, facts: VoterFacts) -> Decision[bool]:
    """Tell whether a member of a committee may vote. Source: GO NRW § 58 Abs. 4."""
    may = not facts.expert_resident
    says = "Mitglieder stimmen ab." if may else "Sachkundige Einwohner beraten nur."
    return decided(may, law.reason("voting_right.expert_residents", says, may))


@dataclass(frozen=True, slots=True)
class PublicityFacts:
    """An item and whether the public was excluded."""

    excluded: bool = fact("Öffentlichkeit ausgeschlossen", False)
    ground: str = fact("Grund des Ausschlusses", "")


@rule("publicity", duty=Duty.ENFORCE, facts=PublicityFacts, title="Öffentlichkeit der Sitzung")
def publicity(law: Law, facts: PublicityFacts) -> Decision[bool]:
    """Keep sessions public unless there is a ground. Source: GO NRW § 48 Abs. 2."""
    public = not (facts.excluded and facts.ground)
    if facts.excluded and not facts.ground:
        law.note("Der Ausschluss der Öffentlichkeit braucht einen Grund.")
    says = "Der Punkt ist öffentlich." if public else f"Nichtöffentlich wegen: {facts.ground}."
    return decided(public, law.reason("publicity.rule", says, public))
