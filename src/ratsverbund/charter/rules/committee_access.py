"""Who may listen in a committee's non-public meeting, and so read its papers (Zutritt)."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, need, rule
from ratsverbund.charter.facts import fact

READERS = {
    "member": "Mitglied des Ausschusses, auch beratend",
    "deputy": "stellvertretendes Mitglied des Ausschusses",
    "council_member": "Mitglied des Rates",
    "other_committee": "Mitglied eines anderen Ausschusses",
    "nobody": "niemand von ihnen",
}
PAPERS = "Ob Zuhörende auch die Unterlagen erhalten, regelt das Gesetz nicht; sie werden gezeigt."


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """Who wants to listen, and whether the matter is theirs too."""

    reader: Literal["member", "deputy", "council_member", "other_committee", "nobody"] = fact(
        "Wer zuhören will", options=READERS
    )
    touches: bool | None = fact("Das Aufgabengebiet des eigenen Ausschusses ist berührt", None)


@rule("committee_access", duty=Duty.ENFORCE, facts=AccessFacts, title="Zutritt zu Ausschüssen")
def committee_access(law: Law, facts: AccessFacts) -> Decision[bool]:
    """Admit council members and deputies, others as far as the matter is their committee's.

    Source: GO NRW § 58 Abs. 1.
    """
    admitted = facts.reader in ("member", "deputy", "council_member")
    if facts.reader in ("deputy", "council_member"):
        law.note(PAPERS)
    verb = "nimmt teil" if admitted else "nimmt nicht teil"
    says = f"{READERS[facts.reader]}: {verb}."
    return decided(admitted, law.reason("committee_access.listeners", says, admitted))


@committee_access.exception(when=lambda facts: facts.reader == "other_committee")
def other_committee(law: Law, facts: AccessFacts) -> Decision[bool]:
    """Admit members of other committees as far as their field is touched."""
    touches = need(facts, "touches")
    if touches:
        law.note(PAPERS)
    field = "berührt" if touches else "nicht berührt"
    says = f"{READERS[facts.reader]}: Das eigene Aufgabengebiet ist {field}."
    return decided(touches, law.reason("committee_access.listeners", says, touches))
