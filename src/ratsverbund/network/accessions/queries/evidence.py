"""What the organizations resolved on a proposal, as evidence for an accession."""

from dataclasses import dataclass

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.papers.models import Consultation

Result = Resolution.Result


@dataclass(frozen=True)
class Outcome:
    """What became of a proposal: adopted by everyone who decides on it, rejected, or open."""

    adopted: Resolution | None = None
    rejected: Resolution | None = None

    @property
    def latest(self) -> Resolution | None:
        """The resolution that stands, whichever way it went."""
        return self.adopted or self.rejected


def outcome_of(proposal_id: int | None) -> Outcome:
    """Read what stands of a proposal; recommendations and superseded votes do not count."""
    if proposal_id is None:
        return Outcome()
    deciding = Consultation.objects.filter(proposal=proposal_id, authoritative=True)
    resolutions = list(
        Resolution.objects.filter(consultation__in=deciding, superseded=False)
        .filter(result__in=[Result.ADOPTED, Result.REJECTED])
        .select_related("organization")
        .order_by("decided_on", "pk")
    )
    for resolution in resolutions:
        if resolution.result == Result.REJECTED:
            return Outcome(rejected=resolution)
    decided = {resolution.consultation_id for resolution in resolutions}
    if not decided or decided != set(deciding.values_list("pk", flat=True)):
        return Outcome()
    return Outcome(adopted=resolutions[-1])
