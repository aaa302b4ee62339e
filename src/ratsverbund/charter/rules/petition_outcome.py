"""What the complaints committee may do with a petition, and what its advice binds."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, decided, rule
from ratsverbund.charter.facts import fact

STEPS = {
    "decide": "in der Sache entscheiden",
    "refer": "überweisen",
    "refer_with_advice": "mit Empfehlung überweisen",
    "deviate": "von der Empfehlung abweichen",
}


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """The step a body wants to take."""

    step: Literal["decide", "refer", "refer_with_advice", "deviate"] = fact(
        "Vorgesehener Schritt", options=STEPS
    )


@rule("petition_outcome", duty=Duty.ENFORCE, facts=OutcomeFacts, title="Erledigung einer Eingabe")
def petition_outcome(law: Law, facts: OutcomeFacts) -> Decision[bool]:
    """Allow the committee to refer, not to decide. Source: the charter's norm on petitions."""
    allowed = facts.step != "decide"
    says = (
        f"Der Ausschuss darf {STEPS[facts.step]}."
        if allowed
        else "Der Ausschuss entscheidet nicht selbst; er überweist, auf Wunsch mit Empfehlung."
    )
    reasons = [law.reason("petition_outcome.referral", says, allowed)]
    if facts.step == "refer_with_advice":
        advice = "Die Empfehlung bindet nicht."
        reasons.append(law.reason("petition_outcome.recommendation", advice))
    return decided(allowed, *reasons)


@petition_outcome.exception(when=lambda facts: facts.step == "deviate")
def deviation(law: Law, facts: OutcomeFacts) -> Decision[bool]:
    """Let the deciding body deviate from the committee's recommendation."""
    says = "Die entscheidende Stelle ist an die Empfehlung nicht gebunden."
    return decided(True, law.reason("petition_outcome.recommendation", says, True))
