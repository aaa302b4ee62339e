"""What follows for a debate when a petitioner is forgotten."""

from ratsverbund.council.debate import operations, queries
from ratsverbund.council.petitions.events import PetitionAnonymised
from ratsverbund.kernel.policies import SYSTEM


def petition_anonymised(event: PetitionAnonymised) -> None:
    """Forget who spoke on the petition."""
    for speech in queries.citizens_heard(event.petition):
        operations.forget_speaker(speech, actor=SYSTEM)
