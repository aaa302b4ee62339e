"""How members of the council are titled (Bezeichnung der Ratsmitglieder)."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact

FORMS = {"": "keine Angabe", "female": "Frau", "male": "Herr"}


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """A member and the form of address they chose."""

    name: str = fact("Name")
    form: Literal["", "female", "male"] = fact("Anrede", "", options=FORMS)


@dataclass(frozen=True, slots=True)
class NameFacts:
    """Nothing needs to be known."""


@rule("council_name", duty=Duty.DOCUMENT, facts=NameFacts, title="Name des Rates")
def council_name(law: Law, facts: NameFacts) -> Decision[str]:
    """Name the council as its charter does. Source: the charter's norm on names."""
    name = law.word("member_title.council_name")
    return decided(name, law.reason("member_title.council_name", f"Der Rat heißt „{name}“."))


@rule("member_title", duty=Duty.DOCUMENT, facts=TitleFacts, title="Bezeichnung der Ratsmitglieder")
def member_title(law: Law, facts: TitleFacts) -> Decision[str]:
    """Write a name with its title. Source: the charter's norm on the names of members."""
    if not facts.form:
        law.note("Ohne Angabe zur Anrede steht der Name ohne Bezeichnung.")
        return decided(facts.name, law.reason("member_title", "Keine Anrede angegeben."))
    title = law.word(
        "member_title.feminine" if facts.form == "female" else "member_title.masculine"
    )
    step = "member_title.feminine" if facts.form == "female" else "member_title.masculine"
    return decided(f"{title} {facts.name}", law.reason(step, f"Die Bezeichnung ist „{title}“."))
