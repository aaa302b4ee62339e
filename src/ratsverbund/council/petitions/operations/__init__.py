"""Everything that changes petitions."""

from ratsverbund.council.petitions.operations.hearing import (
    invite_petitioner,
    name_speaker,
    record_hearing,
    schedule_petition,
)
from ratsverbund.council.petitions.operations.letters import write_letter
from ratsverbund.council.petitions.operations.outcome import (
    answer_petition,
    note_decision,
    refer_petition,
    withdraw_petition,
)
from ratsverbund.council.petitions.operations.privacy import anonymise_petition
from ratsverbund.council.petitions.operations.register import (
    Writing,
    accept_intake,
    discard_intake,
    names_in,
    register_petition,
)
from ratsverbund.council.petitions.operations.triage import (
    complete_petition,
    decide_route,
    examine_petition,
    forward_petition,
    refrain_petition,
)

__all__ = [
    "Writing",
    "accept_intake",
    "anonymise_petition",
    "answer_petition",
    "complete_petition",
    "decide_route",
    "discard_intake",
    "examine_petition",
    "forward_petition",
    "invite_petitioner",
    "name_speaker",
    "names_in",
    "note_decision",
    "record_hearing",
    "refer_petition",
    "refrain_petition",
    "register_petition",
    "schedule_petition",
    "withdraw_petition",
    "write_letter",
]
