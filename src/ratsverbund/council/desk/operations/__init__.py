"""Everything a member changes on its own side."""

from ratsverbund.council.desk.operations.marks import look_at, mark_item
from ratsverbund.council.desk.operations.notes import (
    drop_note,
    quote_page,
    settle_rival,
    write_note,
)
from ratsverbund.council.desk.operations.own import (
    make_feed,
    note_feed_use,
    note_told,
    revoke_feed,
    set_preference,
)
from ratsverbund.council.desk.operations.release import end_offline, release_offline
from ratsverbund.council.desk.operations.replies import answer_request, send_reply

__all__ = [
    "answer_request",
    "drop_note",
    "end_offline",
    "look_at",
    "make_feed",
    "mark_item",
    "note_feed_use",
    "note_told",
    "quote_page",
    "release_offline",
    "revoke_feed",
    "send_reply",
    "set_preference",
    "settle_rival",
    "write_note",
]
