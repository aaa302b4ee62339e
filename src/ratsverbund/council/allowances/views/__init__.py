"""Pages of allowances: own claims, the clerk's inbox, runs, meetings of Fraktionen."""

from ratsverbund.council.allowances.views.claims import (
    add_proof,
    choose,
    claim,
    correct,
    proof,
    submit,
)
from ratsverbund.council.allowances.views.deciding import inbox, reject, settle
from ratsverbund.council.allowances.views.entering import choose_on_paper, enter
from ratsverbund.council.allowances.views.own import mine, statement
from ratsverbund.council.allowances.views.runs import months, run, run_file, sheet
from ratsverbund.council.allowances.views.sessions import record_session, sessions

__all__ = [
    "add_proof",
    "choose",
    "choose_on_paper",
    "claim",
    "correct",
    "enter",
    "inbox",
    "mine",
    "months",
    "proof",
    "record_session",
    "reject",
    "run",
    "run_file",
    "sessions",
    "settle",
    "sheet",
    "statement",
    "submit",
]
