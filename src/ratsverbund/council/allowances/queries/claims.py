"""Claims: who sees which, and what the law says to one."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from ratsverbund.charter.ask import decide
from ratsverbund.charter.decision import Decision
from ratsverbund.charter.rules.spans import Span
from ratsverbund.council.allowances.models import LossClaim
from ratsverbund.council.allowances.roles import KEEPERS
from ratsverbund.people.accounts.policies import bodies_held
from ratsverbund.people.bodies.queries import law_of

PROOFS = LossClaim.proofs.through.objects
State = LossClaim.State
CARE = LossClaim.Kind.CHILD_CARE
# What counts only with a proof, and what stands in its place without one.
UNPROVEN: dict[str, Any] = {"certified_rate": None, "proven_cost": None, "stand_in_proven": False}


def claims_with_grounds() -> QuerySet[LossClaim]:
    """Claims with their proofs, what was settled for the same day, and what they correct."""
    proofs = PROOFS.filter(lossclaim=OuterRef("pk")).order_by("pk")
    same_day = LossClaim.objects.filter(
        body=OuterRef("body"), person=OuterRef("person"), day=OuterRef("day"),
        state=State.SETTLED, amount__gt=0,
    ).order_by("pk")  # fmt: skip
    return LossClaim.objects.select_related("body", "person", "corrects").annotate(
        proof_rows=ArraySubquery(
            proofs.values(row=JSONObject(id="storedfile_id", name="storedfile__name"))
        ),
        compensated=ArraySubquery(same_day.exclude(kind=CARE).values("facts")),
        refunded=ArraySubquery(same_day.filter(kind=CARE).values("facts")),
    )


def claims_for(actor: Any) -> QuerySet[LossClaim]:
    """The actor's own claims, and all of the bodies the actor keeps."""
    mine = Q(body__in=bodies_held(actor, *KEEPERS))
    if person := getattr(actor, "person_id", None):
        mine |= Q(person=person)
    return claims_with_grounds().filter(mine)


def claims_to_decide(actor: Any) -> QuerySet[LossClaim]:
    """Claims that wait for the clerk, oldest first."""
    waiting = claims_with_grounds().filter(state=State.SUBMITTED)
    return waiting.filter(body__in=bodies_held(actor, *KEEPERS)).order_by("submitted_on", "pk")


def claims_decided(actor: Any, year: int) -> QuerySet[LossClaim]:
    """Claims of a year that were decided, for the clerk."""
    decided = claims_with_grounds().exclude(state=State.SUBMITTED).filter(day__year=year)
    return decided.filter(body__in=bodies_held(actor, *KEEPERS))


def own_claims(actor: Any, year: int) -> QuerySet[LossClaim]:
    """The actor's own claims for days of a year."""
    person = getattr(actor, "person_id", None)
    return claims_with_grounds().filter(person=person, person__isnull=False, day__year=year)


def grounds(claim: Any, finding: str = "") -> dict[str, Any]:
    """The facts a claim is decided on: what was claimed, as far as proven, and what was found."""
    facts = dict(claim.facts)
    if not claim.proof_rows:
        facts |= {name: value for name, value in UNPROVEN.items() if name in facts}
    elif facts.get("stand_in_cost") is not None:
        facts["stand_in_proven"] = True
    if claim.institution == "loss_of_earnings":
        if refunded := [span for other in claim.refunded for span in paid_time(other)]:
            facts["care_refunded"] = refunded
        return facts | ({"no_disadvantage": finding} if finding else {})
    facts["compensated"] = [span for other in claim.compensated for span in paid_time(other)]
    return facts | ({"special_circumstances": finding} if finding else {})


def paid_time(facts: dict[str, Any]) -> list[dict[str, str]]:
    """The time a settled claim paid for, without what another had paid before it."""
    claimed = facts.get("absences") or [facts["care"]]
    elsewhere = [span_of(row) for row in facts.get("compensated", facts.get("care_refunded", ()))]
    left = [part for row in claimed for part in span_of(row).without(elsewhere)]
    return [{"start": one.start.isoformat(), "end": one.end.isoformat()} for one in left]


def span_of(row: dict[str, str]) -> Span:
    """A span as the facts keep it."""
    return Span(datetime.fromisoformat(row["start"]), datetime.fromisoformat(row["end"]))


def claim_decision(claim: Any, finding: str = "") -> Decision[Decimal]:
    """Ask the law of the claim's day."""
    return decide(law_of(claim.body, claim.day), claim.institution, grounds(claim, finding))


def unproven(claim: Any) -> bool:
    """Say whether something is claimed that counts only with a proof nobody handed in."""
    asked = any(claim.facts.get(name) for name in UNPROVEN) or claim.facts.get("stand_in_cost")
    return bool(asked) and not claim.proof_rows


def paid_already(claim: LossClaim) -> Decimal:
    """What earlier entries for the same loss have paid out."""
    paid, earlier = Decimal("0.00"), claim.corrects
    while earlier is not None:
        if earlier.settlement_id and earlier.payable is not None:
            paid += earlier.payable
        earlier = earlier.corrects
    return paid


@dataclass(frozen=True)
class Weighed:
    """A claim with the answer of the law, or the sentence that says what is lacking."""

    claim: LossClaim
    decision: Decision[Decimal]
    unproven: bool

    @property
    def lacking(self) -> str:
        """What keeps the claim from being settled."""
        return lacking(self.decision, self.unproven)


def weighed(claim: LossClaim, finding: str = "") -> Weighed:
    """Hold a claim against the law."""
    return Weighed(claim, claim_decision(claim, finding), unproven(claim))


def lacking(decision: Decision[Any], unproven: bool) -> str:
    """Say what keeps a claim from being settled, and what helps."""
    if decision.known:
        return ""
    if decision.needs and unproven:
        return _(
            "Der Nachweis der Kosten fehlt. Bitten Sie um die Rechnung oder Quittung und legen Sie "
            "sie dem Antrag bei."
        )
    if decision.needs:
        return _("Es fehlen Angaben. Lehnen Sie ab und bitten Sie um einen vollständigen Antrag.")
    return " ".join(decision.open_points)


def day_of(facts: dict[str, Any]) -> date:
    """The day a claim is for: that of its first hour."""
    spans = facts.get("absences") or [facts["care"]]
    return min(date.fromisoformat(str(span["start"])[:10]) for span in spans)
