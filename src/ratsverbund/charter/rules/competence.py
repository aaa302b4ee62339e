"""Who decides a matter (Zuständigkeit): council, committee or mayor."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ratsverbund.charter.engine import Decision, Duty, Law, Reason, decided, need, rule
from ratsverbund.charter.facts import fact, not_negative
from ratsverbund.kernel.money import format_euro

BODIES = {
    "council": "der Rat",
    "main_committee": "der Haupt- und Finanzausschuss",
    "school_committee": "der Schul- und Kulturausschuss",
    "mayor": "der Bürgermeister",
    "not_mayor": "Rat oder Ausschuss nach der Zuständigkeitsordnung",
}
MATTERS = {
    "day_to_day": "Geschäft der laufenden Verwaltung",
    "claim_waiver": "Erlass einer Geldforderung",
    "land": "Kauf, Verkauf, Tausch oder Belastung eines Grundstücks",
    "contract_award": "Vergabe eines Auftrags",
    "arms_use": "Führung des Stadtwappens",
    "honorary_refusal": "Ablehnung eines Ehrenamts",
    "personnel": "Dienstrechtliche Entscheidung",
    "finance": "Aufgabe des Finanzausschusses",
    "monuments": "Aufgabe nach dem Denkmalschutzgesetz",
    "dispute": "Streit über die Zuständigkeit",
    "honour": "Ehrenbürgerrecht oder Ehrenring",
    "by_law": "Erlass oder Änderung einer Satzung",
    "network_accession": "Beitritt zu einem Netzwerk",
    "network_delegate": "Bestimmung des Vertreters in einem Netzwerk",
    "other": "Andere Angelegenheit",
}
Matter = Literal[
    "day_to_day", "claim_waiver", "land", "contract_award", "arms_use", "honorary_refusal",
    "personnel", "finance", "monuments", "dispute", "honour", "by_law", "network_accession",
    "network_delegate", "other",
]  # fmt: skip
DelegatedBy = Literal["", "committee", "council"]
Body = Literal["council", "main_committee", "school_committee", "mayor", "not_mayor"]
FIXED: dict[str, Body] = {
    "day_to_day": "mayor",
    "arms_use": "mayor",
    "honorary_refusal": "mayor",
    "personnel": "mayor",
    "finance": "main_committee",
    "monuments": "school_committee",
    "dispute": "main_committee",
    "honour": "council",
    "by_law": "council",
}
# What the council cannot give away.
COUNCILS_OWN = ("by_law", "honour")
DELEGATIONS = {
    "": "nein",
    "committee": "ja, von einem Ausschuss in seinem Aufgabenbereich",
    "council": "ja, vom Rat",
}
CHOSEN = {"network_accession": "accession_body", "network_delegate": "delegate_body"}


@dataclass(frozen=True, slots=True)
class CompetenceFacts:
    """A matter to decide, and its value where that matters."""

    matter: Matter = fact("Angelegenheit", options=MATTERS)
    amount: Decimal | None = fact("Wert in EUR", None)
    received: Decimal | None = fact("Beim Tausch: Wert der Gegenleistung in EUR", None)
    earlier: tuple[Decimal, ...] = fact("Erlasse für denselben Schuldner seit 12 Monaten", ())
    reserved: bool = fact("Vom Rat sich oder einem Ausschuss vorbehalten", False)
    delegated_by: DelegatedBy = fact("Dem Bürgermeister übertragen", "", options=DELEGATIONS)

    def __post_init__(self) -> None:
        not_negative(self, "amount", "received")

    @property
    def passed_on(self) -> bool:
        """Say whether a delegation reaches this matter."""
        return bool(self.delegated_by) and self.matter not in COUNCILS_OWN


@rule("competence", duty=Duty.COMPUTE, facts=CompetenceFacts, title="Zuständigkeit")
def competence(law: Law, facts: CompetenceFacts) -> Decision[Body]:
    """Name who decides; without a special norm it is the council.

    Source: GO NRW § 41 Abs. 1; the charter where it gives a matter to someone else.
    """
    step = f"competence.{facts.matter}"
    body = FIXED.get(facts.matter)
    if body and law.regulates(step):
        return assigned(law, step, body, MATTERS[facts.matter])
    return council_decides(law, facts.matter)


@competence.exception(
    when=lambda facts: facts.matter in ("claim_waiver", "land") and not facts.passed_on
)
def within_limit(law: Law, facts: CompetenceFacts) -> Decision[Body]:
    """Compare the value with the mayor's limit, which still belongs to him."""
    step = f"competence.{facts.matter}"
    if not law.regulates(step):
        return council_decides(law, facts.matter)
    amount = value_of(law, facts)
    limit = law.amount(f"{step}_limit")
    within = amount <= limit
    compared = "liegt nicht über" if within else "liegt über"
    says = f"{format_euro(amount)} {compared} der Wertgrenze von {format_euro(limit)}."
    body: Body = "mayor" if within else "not_mayor"
    return decided(body, law.reason(f"{step}_limit", says, body), label=BODIES[body])


def value_of(law: Law, facts: CompetenceFacts) -> Decimal:
    """Return the value that is held against the limit; repeated waivers are summed up."""
    amount: Decimal = need(facts, "amount")
    if facts.matter == "land" and facts.received is not None:
        higher = law.choice("swap_value") == "higher"
        return max(amount, facts.received) if higher else abs(amount - facts.received)
    if facts.matter == "claim_waiver" and facts.earlier:
        total = sum(facts.earlier, amount)
        law.note(f"Derselbe Schuldner: Summe {format_euro(total)} in 12 Monaten.")
        return amount if law.choice("waiver_scope") == "claim" else total
    return amount


@competence.exception(when=lambda facts: facts.passed_on)
def passed_on(law: Law, facts: CompetenceFacts) -> Decision[Body]:
    """Follow the council or a committee that has passed its decision on to the mayor."""
    by_council = facts.delegated_by == "council"
    step = "competence.delegation" if by_council else "competence.committee_delegation"
    return assigned(law, step, "mayor", MATTERS[facts.matter])


@competence.exception(
    when=lambda facts: facts.matter == "day_to_day" and facts.reserved and not facts.passed_on
)
def kept_back(law: Law, facts: CompetenceFacts) -> Decision[Body]:
    """Respect what the council has kept for itself or a committee."""
    says = "Der Rat hat sich oder einem Ausschuss die Entscheidung vorbehalten."
    body: Body = "not_mayor"
    return decided(body, law.reason("competence.day_to_day", says, body), label=BODIES[body])


@competence.exception(when=lambda facts: facts.matter == "contract_award" and not facts.passed_on)
def contract_award(law: Law, facts: CompetenceFacts) -> Decision[Body]:
    """Give contracts to the mayor and remind of the limits of the order on competences."""
    if not law.regulates("competence.contract_award"):
        return council_decides(law, facts.matter)
    law.note("Wertgrenzen der Zuständigkeitsordnung für Vergaben bitte prüfen.")
    return assigned(law, "competence.contract_award", "mayor", MATTERS["contract_award"])


@competence.exception(when=lambda facts: facts.matter in CHOSEN and not facts.passed_on)
def chosen_body(law: Law, facts: CompetenceFacts) -> Decision[Body]:
    """Follow the town's choice where its order on competences is not at hand."""
    key = CHOSEN[facts.matter]
    if not law.chooses(key):
        return council_decides(law, facts.matter)
    if law.choice(key) == "council":
        return assigned(law, key, "council", MATTERS[facts.matter])
    passed = law.reason("competence.delegation", "Der Rat kann die Entscheidung übertragen.")
    return assigned(law, key, "main_committee", MATTERS[facts.matter], passed)


def assigned(law: Law, step: str, body: Body, matter: str, *why: Reason) -> Decision[Body]:
    """Return the body a norm names for a matter."""
    says = f"{matter}: Zuständig ist {BODIES[body]}."
    return decided(body, law.reason(step, says, body, *why), label=BODIES[body])


def council_decides(law: Law, matter: Matter) -> Decision[Body]:
    """Return the council, which decides whatever nobody else is given."""
    says = f"{MATTERS[matter]}: Keine andere Zuweisung, also entscheidet der Rat."
    return decided("council", law.reason("competence.council", says, "council"), label="der Rat")
