"""The demonstration's invitations: sent on paper only, with one address that fails."""

from datetime import date

from ratsverbund.config.demonstration.world import DEMONSTRATION
from ratsverbund.council.invitations import binding, queries
from ratsverbund.council.invitations.models import Contact, Dispatch, Invitation
from ratsverbund.council.invitations.operations import (
    begin_dispatch,
    confirm_dispatch,
    fail_dispatch,
    invite,
    set_contact,
)
from ratsverbund.council.invitations.post.message import body
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.models import StoredFile
from ratsverbund.people.organizations.queries import members_on

UNKNOWN = (
    "Der Mailserver nimmt diese Adresse nicht an. Prüfen Sie die Adresse und senden Sie erneut, "
    "oder wählen Sie den Brief."
)


def send(meeting: Meeting, on: date) -> Invitation:
    """Invite to a meeting and bind its book; no message leaves the machine."""
    for number, seat in enumerate(members_on(meeting.organization, local_day(meeting.starts_at))):
        set_contact(
            seat.person, Contact.Channel.MAIL, actor=DEMONSTRATION,
            email=f"mandat-{number + 1}@beispiel.example",
        )  # fmt: skip
    invitation = invite(meeting, on=on, actor=DEMONSTRATION)
    items = queries.documents(meeting)
    for number, dispatch in enumerate(invitation.dispatches.filter(channel="mail")):
        hand_over(dispatch, failing=number == 1, content=body(dispatch, items))
    for book in meeting.books.select_related("meeting__organization", "meeting__body"):
        binding.bind_book(book)
    return invitation


def hand_over(dispatch: Dispatch, *, failing: bool, content: str) -> None:
    """Record one dispatch as the worker would."""
    begin_dispatch(dispatch, actor=DEMONSTRATION)
    if failing:
        fail_dispatch(dispatch, UNKNOWN, actor=DEMONSTRATION)
    else:
        confirm_dispatch(dispatch, StoredFile.fingerprint(content.encode()), actor=DEMONSTRATION)
