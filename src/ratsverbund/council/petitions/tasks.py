"""What happens when a letter about a petition is ordered."""

from ratsverbund.council.petitions import operations
from ratsverbund.council.petitions.events import LetterOrdered
from ratsverbund.council.petitions.models import PetitionLetter
from ratsverbund.kernel.policies import SYSTEM


def letter_ordered(event: LetterOrdered) -> None:
    """Set the letter."""
    operations.write_letter(PetitionLetter.objects.get(pk=event.letter), actor=SYSTEM)
