"""How a vote is taken (Form der Abstimmung): open, by roll call, or secret."""

from dataclasses import dataclass
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, Reason, decided, rule
from ratsverbund.charter.facts import fact, not_negative

Form = Literal["open", "roll_call", "secret"]


@dataclass(frozen=True, slots=True)
class VoteFormFacts:
    """Who demands which form before a vote."""

    statutory_number: int = fact("Gesetzliche Zahl der Mitglieder")
    secret: int = fact("Mitglieder, die geheime Abstimmung verlangen", 0)
    roll_call: int = fact("Mitglieder, die namentliche Abstimmung verlangen", 0)

    def __post_init__(self) -> None:
        not_negative(self, "statutory_number", "secret", "roll_call")


@rule("vote_form", duty=Duty.ENFORCE, facts=VoteFormFacts, title="Form der Abstimmung")
def vote_form(law: Law, facts: VoteFormFacts) -> Decision[Form]:
    """Vote openly unless enough members demand otherwise; secret goes before roll call.

    Source: GO NRW § 50 Abs. 1; the number for a roll call stands in the rules of procedure.
    """
    open_form: Form = "open"
    says = "Niemand verlangt eine andere Form: Es wird offen abgestimmt."
    return decided(open_form, law.reason("vote_form.open", says, open_form))


@vote_form.exception(when=lambda facts: facts.secret > 0)
def secret_vote(law: Law, facts: VoteFormFacts) -> Decision[Form]:
    """Vote in secret when the share of members is reached, else as if nobody had asked."""
    share = law.number("vote_form.secret_share")
    needed = -(-facts.statutory_number // share)
    enough = facts.secret >= needed
    says = f"{facts.secret} Mitglieder verlangen geheime Abstimmung; nötig sind {needed}."
    reason = law.reason("vote_form.secret", says, enough)
    if enough or not facts.roll_call:
        form: Form = "secret" if enough else "open"
        return decided(form, reason)
    return by_roll_call(law, facts, reason)


@vote_form.exception(when=lambda facts: facts.roll_call > 0 and not facts.secret)
def roll_call_vote(law: Law, facts: VoteFormFacts) -> Decision[Form]:
    """Vote by roll call when the number of the rules of procedure is reached."""
    return by_roll_call(law, facts)


def by_roll_call(law: Law, facts: VoteFormFacts, *before: Reason) -> Decision[Form]:
    """Hold the members who demand a roll call against the number of the rules of procedure."""
    needed = law.number("vote_form.roll_call_members")
    form: Form = "roll_call" if facts.roll_call >= needed else "open"
    says = f"{facts.roll_call} Mitglieder verlangen namentliche Abstimmung; nötig sind {needed}."
    return decided(form, *before, law.reason("vote_form.roll_call", says, form))
