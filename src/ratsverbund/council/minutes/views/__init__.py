"""Pages about minutes."""

from ratsverbund.council.minutes.views.reading import extract, minutes, minutes_list, pdf
from ratsverbund.council.minutes.views.steps import (
    answer,
    approve,
    begin,
    confirm,
    correct,
    finish,
    names,
    object_to,
    release,
    reopen,
    retry,
    send,
    sign,
    withdraw,
)
from ratsverbund.council.minutes.views.strangers import public, public_pdf
from ratsverbund.council.minutes.views.writing import (
    drop_statement,
    item,
    public_text,
    remarks,
    statement,
)

__all__ = [
    "answer",
    "approve",
    "begin",
    "confirm",
    "correct",
    "drop_statement",
    "extract",
    "finish",
    "item",
    "minutes",
    "minutes_list",
    "names",
    "object_to",
    "pdf",
    "public",
    "public_pdf",
    "public_text",
    "release",
    "remarks",
    "reopen",
    "retry",
    "send",
    "sign",
    "statement",
    "withdraw",
]
