"""Everything that changes minutes."""

from ratsverbund.council.minutes.operations.corrections import (
    confirm_correction,
    correct_minutes,
    follow_corrected_presence,
    follow_corrected_vote,
)
from ratsverbund.council.minutes.operations.drafting import (
    add_statement,
    draft_minutes,
    drop_statement,
    save_remarks,
    save_text,
)
from ratsverbund.council.minutes.operations.release import (
    hide_paper,
    leave_speakers_unnamed,
    name_speakers,
    release_minutes,
    save_public_text,
    store_public_file,
    withdraw_release,
)
from ratsverbund.council.minutes.operations.sending import (
    answer_objection,
    approve_minutes,
    raise_objection,
    send_minutes,
)
from ratsverbund.council.minutes.operations.signing import (
    finish_minutes,
    reopen_minutes,
    sign_minutes,
)

__all__ = [
    "add_statement",
    "answer_objection",
    "approve_minutes",
    "confirm_correction",
    "correct_minutes",
    "draft_minutes",
    "drop_statement",
    "finish_minutes",
    "follow_corrected_presence",
    "follow_corrected_vote",
    "hide_paper",
    "leave_speakers_unnamed",
    "name_speakers",
    "raise_objection",
    "release_minutes",
    "reopen_minutes",
    "save_public_text",
    "save_remarks",
    "save_text",
    "send_minutes",
    "sign_minutes",
    "store_public_file",
    "withdraw_release",
]
