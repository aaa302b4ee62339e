"""Pages of invitations."""

from ratsverbund.council.invitations.views.attending import consent, contact, equality, staff
from ratsverbund.council.invitations.views.inviting import (
    cancellation,
    invite,
    meeting,
    mine,
    supplement,
)
from ratsverbund.council.invitations.views.proving import (
    book,
    bounce,
    letter,
    posted,
    proof,
    rebind,
    retry,
)

__all__ = [
    "book", "bounce", "cancellation", "consent", "contact", "equality", "invite", "letter",
    "meeting", "mine", "posted", "proof", "rebind", "retry", "staff", "supplement",
]  # fmt: skip
