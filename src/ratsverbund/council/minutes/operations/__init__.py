"""Everything that changes minutes."""

from ratsverbund.council.minutes.operations.corrections import (
    confirm_correction,
    correct_minutes,
    follow_corrected_presence,
    follow_corrected_vote,
)
from ratsverbund.council.minutes.operations.dispatch import (
    begin_dispatch,
    confirm_dispatch,
    fail_dispatch,
    queue_dispatches,
    resume_dispatch,
    retry_dispatch,
)
from ratsverbund.council.minutes.operations.drafting import (
    add_statement,
    draft_minutes,
    drop_statement,
    save_remarks,
    save_text,
)
from ratsverbund.council.minutes.operations.period import set_draft_period
from ratsverbund.council.minutes.operations.release import (
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
    "begin_dispatch",
    "confirm_correction",
    "confirm_dispatch",
    "correct_minutes",
    "draft_minutes",
    "drop_statement",
    "fail_dispatch",
    "finish_minutes",
    "follow_corrected_presence",
    "follow_corrected_vote",
    "leave_speakers_unnamed",
    "name_speakers",
    "queue_dispatches",
    "raise_objection",
    "release_minutes",
    "reopen_minutes",
    "resume_dispatch",
    "retry_dispatch",
    "save_public_text",
    "save_remarks",
    "save_text",
    "send_minutes",
    "set_draft_period",
    "sign_minutes",
    "store_public_file",
    "withdraw_release",
]
