"""Everything that changes the list of speakers and the procedure of an item."""

from ratsverbund.council.debate.operations.extending import extend_agenda
from ratsverbund.council.debate.operations.motions import record_motion
from ratsverbund.council.debate.operations.speakers import (
    ask_to_speak,
    end_speech,
    forbid_debate,
    forget_speaker,
    move_up,
    start_speech,
    withdraw_speech,
)

__all__ = [
    "ask_to_speak",
    "end_speech",
    "extend_agenda",
    "forbid_debate",
    "forget_speaker",
    "move_up",
    "record_motion",
    "start_speech",
    "withdraw_speech",
]
