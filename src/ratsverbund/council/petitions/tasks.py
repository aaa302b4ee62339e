"""What happens when a letter about a petition is ordered."""

from ratsverbund.council.petitions import operations
from ratsverbund.council.petitions.events import LetterOrdered
from ratsverbund.council.petitions.letters.content import letter_pdf
from ratsverbund.council.petitions.models import PetitionLetter
from ratsverbund.kernel.policies import SYSTEM


def letter_ordered(event: LetterOrdered) -> None:
    """Set the letter, then keep it; nothing is locked while it is set."""
    found = PetitionLetter.objects.select_related("petition__body", "petition__referral__target")
    ordered = found.get(pk=event.letter)
    if not ordered.sha256 and not ordered.petition.anonymised_on:
        operations.write_letter(ordered, letter_pdf(ordered), actor=SYSTEM)
