"""Everything that changes invitations."""

from ratsverbund.council.invitations.operations.books import fail_book, keep_book, request_books
from ratsverbund.council.invitations.operations.contacts import set_contact
from ratsverbund.council.invitations.operations.dispatch import (
    begin_dispatch,
    confirm_dispatch,
    confirm_reading,
    fail_dispatch,
    keep_letter,
    post_letters,
    report_bounce,
    retry_dispatch,
)
from ratsverbund.council.invitations.operations.equality import (
    claim_paper,
    state_opinion,
    tag_paper,
)
from ratsverbund.council.invitations.operations.inviting import (
    invite,
    record_invitation,
    send_cancellation,
    send_supplement,
)
from ratsverbund.council.invitations.operations.staff import answer_staff, name_staff

__all__ = [
    "answer_staff",
    "begin_dispatch",
    "claim_paper",
    "confirm_dispatch",
    "confirm_reading",
    "fail_book",
    "fail_dispatch",
    "invite",
    "keep_book",
    "keep_letter",
    "name_staff",
    "post_letters",
    "record_invitation",
    "report_bounce",
    "request_books",
    "retry_dispatch",
    "send_cancellation",
    "send_supplement",
    "set_contact",
    "state_opinion",
    "tag_paper",
]
