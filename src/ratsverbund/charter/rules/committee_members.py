"""Who may sit in a committee, and how a joint proposal for its seats is adopted."""

from dataclasses import dataclass

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact, not_negative


@dataclass(frozen=True, slots=True)
class CommitteeFacts:
    """A committee as it is proposed."""

    council_members: int = fact("Ratsmitglieder")
    expert_citizens: int = fact("Sachkundige Bürger", 0)
    main_committee: bool = fact("Hauptausschuss", False)
    experts_on_council: int = fact("Sachkundige Bürger, die dem Rat angehören", 0)
    members_off_council: int = fact("Als Ratsmitglied Vorgeschlagene ohne Ratsmandat", 0)

    def __post_init__(self) -> None:
        not_negative(self, "council_members", "expert_citizens")


@rule(
    "committee_members",
    duty=Duty.ENFORCE,
    facts=CommitteeFacts,
    title="Zusammensetzung eines Ausschusses",
)
def committee_members(law: Law, facts: CommitteeFacts) -> Decision[bool]:
    """Admit council members, and fewer expert citizens. Source: GO NRW § 58 Abs. 3."""
    checks = (
        (
            not (facts.main_committee and facts.expert_citizens),
            "Dem Hauptausschuss gehören keine sachkundigen Bürger an.",
        ),
        (
            not facts.expert_citizens or facts.expert_citizens < facts.council_members,
            f"{facts.expert_citizens} sachkundige Bürger und {facts.council_members} "
            "Ratsmitglieder; es müssen weniger sein.",
        ),
        (not facts.experts_on_council, "Ein Ratsmitglied kann nicht sachkundiger Bürger sein."),
        (
            not facts.members_off_council,
            "Wer nicht dem Rat angehört, kann nur sachkundiger Bürger sein.",
        ),
    )
    failed = [says for kept, says in checks if not kept]
    says = failed or [f"{facts.council_members} Ratsmitglieder, {facts.expert_citizens} weitere."]
    reasons = [law.reason("committee_members.experts", each, not failed) for each in says]
    return decided(not failed, *reasons)


@dataclass(frozen=True, slots=True)
class JointFacts:
    """The vote on one proposal for all seats."""

    yes: int = fact("Ja")
    no: int = fact("Nein", 0)
    all_factions: bool = fact("Vorschlag aller Fraktionen und Gruppen", True)

    def __post_init__(self) -> None:
        not_negative(self, "yes", "no")


@rule("joint_list", duty=Duty.COMPUTE, facts=JointFacts, title="Einheitlicher Wahlvorschlag")
def joint_list(law: Law, facts: JointFacts) -> Decision[bool]:
    """Adopt one proposal for all seats: once unanimously, now by majority if all carry it.

    Source: GO NRW § 50 Abs. 3.
    """
    simple = law.word("joint_list.majority") == "simple"
    if simple:
        adopted = facts.yes > facts.no and facts.all_factions
        needed = "nötig sind mehr Ja als Nein und der gemeinsame Vorschlag aller Fraktionen"
    else:
        adopted = facts.yes > 0 and facts.no == 0
        needed = "nötig ist Einstimmigkeit, Enthaltungen zählen nicht"
    says = f"{facts.yes} Ja, {facts.no} Nein; {needed}."
    return decided(adopted, law.reason("joint_list.majority", says, adopted))
