"""Jobs of a term."""

from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.mandates.events import ChangeUndone
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.terms import operations


def change_undone(event: ChangeUndone) -> None:
    """Let a successor wait again whose seat was taken back."""
    operations.reopen_entries(MandateChange.objects.get(pk=event.change), actor=SYSTEM)
